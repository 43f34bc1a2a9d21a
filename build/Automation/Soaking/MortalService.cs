using System.Diagnostics.CodeAnalysis;
using Automation.Services;

namespace Automation.Soaking;

/// <summary>A service that is killed and started again.</summary>
[ExcludeFromCodeCoverage(Justification = "./build.sh Soak runs it in CI, with the processes that it kills.")]
internal sealed class MortalService(string kind, Service service, Action<string, string> line) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private RunningService? running;

    public string Kind => kind;

    public int Kills { get; private set; }

    public void Start() => running = RunningService.Start(service, line);

    public void KillAndRestart()
    {
        running!.Kill();
        running.Dispose();
        Kills++;
        Start();
    }

    /// <summary>The memory that it holds now, in megabytes.</summary>
    public double Memory => running!.Memory;

    public async ValueTask DisposeAsync()
    {
        if (running == null)
            return;
        await running.StopAsync(Patience).ConfigureAwait(false);
        running.Dispose();
    }
}
