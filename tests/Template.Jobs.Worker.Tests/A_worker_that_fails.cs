using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Template.Jobs.Contract;

namespace Template.Jobs.Worker;

public sealed class A_worker_that_fails : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task ends_with_an_exit_code_instead_of_doing_nothing()
    {
        int exit = await WorkerHost
            .RunAsync(
                RunningWorker.Arguments(folder.Path),
                services => services.AddSingleton(_ => DispatchProxy.Create<IJobQueue, BrokenQueue>())
            )
            .WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(1, exit);
    }

#pragma warning disable CA1852 // A proxy derives from it.
    private class BrokenQueue : DispatchProxy
#pragma warning restore CA1852
    {
        // Telling what it is and ending are all that it can do.
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod?.Name switch
            {
                "get_Description" => "a broken queue",
                nameof(IAsyncDisposable.DisposeAsync) => ValueTask.CompletedTask,
                _ => throw new InvalidOperationException("This was not foreseen."),
            };
    }
}
