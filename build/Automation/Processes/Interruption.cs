using System.Runtime.InteropServices;

namespace Automation.Processes;

/// <summary>Lets work end in order when somebody presses Ctrl+C or a runner cancels it.</summary>
public static class Interruption
{
    /// <summary>Runs something that can be stopped.</summary>
    /// <param name="work">The work; its token is cancelled by SIGINT and SIGTERM.</param>
    /// <param name="canBeForced">True when whoever asks twice does not wait for its end; false where that would leave something behind.</param>
    /// <exception cref="AutomationException">It was stopped.</exception>
    public static async Task RunAsync(Func<CancellationToken, Task> work, bool canBeForced = true)
    {
        ArgumentNullException.ThrowIfNull(work);
        using CancellationTokenSource stop = new();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            await work(stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (stop.IsCancellationRequested)
        {
            throw new AutomationException("It was stopped before it was done.", exception);
        }

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            if (canBeForced && stop.IsCancellationRequested)
                Environment.Exit(130);
            stop.Cancel();
        }
    }
}
