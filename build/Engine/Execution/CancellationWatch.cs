using System.Runtime.InteropServices;
using Nuke.Common.Tooling;

namespace Nuke.Common.Execution;

/// <summary>On Ctrl+C or SIGTERM stops the child processes, so that the running target ends and the assured ones get their turn.</summary>
internal sealed class CancellationWatch : IDisposable
{
    private readonly BuildSession session;
    private readonly PosixSignalRegistration interrupt;
    private readonly PosixSignalRegistration terminate;

    public CancellationWatch(BuildSession session)
    {
        this.session = session;
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle);
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle);
    }

    public void Dispose()
    {
        interrupt.Dispose();
        terminate.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        // The second signal ends the process at once, as one who presses Ctrl+C twice expects.
        if (session.IsCancelled)
            return;
        context.Cancel = true;
        session.IsCancelled = true;
        RunningProcesses.Stop();
    }
}
