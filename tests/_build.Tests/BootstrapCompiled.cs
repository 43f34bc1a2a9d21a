namespace BuildTests;

/// <summary>One checkout that was compiled once; its path has what breaks careless scripts.</summary>
public sealed class BootstrapCompiled : IAsyncLifetime
{
    internal BootstrapCheckout Checkout { get; } = BootstrapCheckout.Make("it's a dépôt; $x, 100% & more");

    internal BootstrapRun FirstRun { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (OperatingSystem.IsWindows())
            return;
        FirstRun = await Checkout.Run("first");
        // The restore wrote a lock file, which is newer than the program: the next run looks into it.
        _ = await Checkout.Run("second");
    }

    public Task DisposeAsync()
    {
        Checkout.Dispose();
        return Task.CompletedTask;
    }
}

[CollectionDefinition(nameof(BootstrapCompiled))]
public sealed class BootstrapCompiledGroup : ICollectionFixture<BootstrapCompiled>;
