using System.Runtime.InteropServices;
using Nuke.Common.Tooling;

namespace Nuke.Common.Execution;

/// <summary>On Ctrl+C or SIGTERM stops the child processes, so that the running target ends and the assured ones get their turn.</summary>
internal static class CancellationWatch
{
    public static IDisposable Start(BuildSession session)
    {
        void Handle(PosixSignalContext context)
        {
            // The second signal ends the process at once, as one who presses Ctrl+C twice expects.
            if (session.IsCancelled)
                return;
            context.Cancel = true;
            session.IsCancelled = true;
            RunningProcesses.Stop();
        }

        PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle);
        PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle);
        return new Registrations(interrupt, terminate);
    }

    private sealed record Registrations(PosixSignalRegistration Interrupt, PosixSignalRegistration Terminate) : IDisposable
    {
        public void Dispose()
        {
            Interrupt.Dispose();
            Terminate.Dispose();
        }
    }
}
