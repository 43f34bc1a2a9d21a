namespace Automation.Services;

/// <summary>Services that are started one after the other and stopped together, the last one first.</summary>
/// <param name="line">Gets each line that a service writes: the service's name and the line.</param>
public sealed class ServiceGroup(Action<string, string> line) : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly List<RunningService> running = [];

    /// <summary>How long a service may take to stop before it is killed.</summary>
    public TimeSpan StopPatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Starts a service and waits until it answers.</summary>
    /// <param name="service">The service.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="AutomationException">It ends, or does not answer for a minute.</exception>
    public async Task StartAsync(Service service, CancellationToken cancellation)
    {
        RunningService started = RunningService.Start(service, line);
        running.Add(started);
        using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        late.CancelAfter(StartPatience);
        try
        {
            while (!await service.Ready(late.Token).ConfigureAwait(false))
            {
                ThrowIfEnded(started);
                await Task.Delay(Pause, late.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new AutomationException(
                $"{service.Name} did not answer within {StartPatience.TotalSeconds} s. Its lines above say why.",
                e
            );
        }
    }

    /// <summary>Waits until it is told to stop.</summary>
    /// <param name="cancellation">Tells it.</param>
    /// <exception cref="AutomationException">A service ended by itself.</exception>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        Task told = Task.Delay(Timeout.Infinite, cancellation);
        await Task.WhenAny(running.Select(x => x.Ended).Append(told)).ConfigureAwait(false);
        if (cancellation.IsCancellationRequested)
            return;
        // Ctrl+C in a terminal reaches the services too, and may reach them first.
        await Task.WhenAny(told, Task.Delay(TimeSpan.FromMilliseconds(500), CancellationToken.None))
            .ConfigureAwait(false);
        if (!cancellation.IsCancellationRequested)
            ThrowIfEnded(running.First(x => x.HasExited));
    }

    /// <summary>Stops all services.</summary>
    public async ValueTask DisposeAsync()
    {
        for (int i = running.Count - 1; i >= 0; i--)
        {
            await running[i].StopAsync(StopPatience).ConfigureAwait(false);
            running[i].Dispose();
        }

        running.Clear();
    }

    private static void ThrowIfEnded(RunningService service)
    {
        if (service.HasExited)
            throw new AutomationException(
                $"{service.Service.Name} ended with exit code {service.ExitCode}. Its lines above say why."
            );
    }
}
