namespace Template.Jobs.Api.Tests;

/// <summary>An API that the tests of a class share.</summary>
public sealed class RunningApi : IAsyncLifetime
{
    internal ApiServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await ApiServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
