using System.Runtime.InteropServices;

namespace Template.FizzBuzz.Cli;

/// <summary>Tidies up before a signal ends the process; the signal then ends it as always.</summary>
internal sealed class Interruption : IDisposable
{
    private static readonly PosixSignal[] Signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];

    private readonly PosixSignalRegistration[] registrations;

    public Interruption(Action tidyUp) =>
        registrations = Array.ConvertAll(Signals, signal => PosixSignalRegistration.Create(signal, _ => tidyUp()));

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in registrations)
        {
            registration.Dispose();
        }
    }
}
