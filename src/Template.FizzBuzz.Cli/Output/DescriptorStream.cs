using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Template.FizzBuzz.Cli.Output;

/// <summary>
/// Writes to a Unix file descriptor with write(2). The framework's own streams do not serve standard output well: that of
/// the console hides a closed pipe, and FileStream leaves the offset that the descriptor shares with other processes alone.
/// </summary>
internal sealed class DescriptorStream : WriteOnlyStream
{
    private const int PipeBytes = 1024 * 1024;
    private const int PipeChunk = 64 * 1024;

    private readonly SafeFileHandle handle;
    private readonly int descriptor;
    private int chunk = PipeChunk;
    private bool isPipeKnown;

    /// <summary>Writes to a descriptor, which is closed with the stream if the handle owns it.</summary>
    public DescriptorStream(SafeFileHandle handle)
    {
        this.handle = handle;
        descriptor = (int)handle.DangerousGetHandle();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (buffer.Length > chunk && !isPipeKnown)
        {
            chunk = IsEnlargedPipe() ? PipeChunk : int.MaxValue;
            isPipeKnown = true;
        }

        while (!buffer.IsEmpty)
        {
            buffer = buffer[WriteSome(buffer[..Math.Min(buffer.Length, chunk)])..];
        }
    }

    public override void Flush() { }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            handle.Dispose();
        }

        base.Dispose(disposing);
    }

    private unsafe int WriteSome(ReadOnlySpan<byte> buffer)
    {
        nint written;
        fixed (byte* bytes = buffer)
        {
            written = NativeMethods.Write(descriptor, bytes, buffer.Length);
        }

        return written >= 0 ? (int)written : Recover(Marshal.GetLastPInvokeError());
    }

    private int Recover(int error)
    {
        if (error == NativeMethods.BrokenPipe)
        {
            throw new ClosedPipeException();
        }

        if (error == NativeMethods.WouldBlock)
        {
            WaitUntilWritable();
        }
        else if (error != NativeMethods.Interrupted)
        {
            throw new IOException(Marshal.GetPInvokeErrorMessage(error), error);
        }

        return 0;
    }

    // Another process that shares the descriptor may have made it non-blocking.
    private unsafe void WaitUntilWritable()
    {
        NativeMethods.PollEntry entry = new() { Descriptor = descriptor, Events = NativeMethods.CanWrite };
        _ = NativeMethods.Poll(&entry, 1, -1);
    }

    // A larger pipe lets writer and reader work at the same time; where it cannot be had, all works as before.
    private bool IsEnlargedPipe() =>
        OperatingSystem.IsLinux() && NativeMethods.Control(descriptor, NativeMethods.SetPipeSize, PipeBytes) >= 0;
}
