namespace Template.Jobs.Redis.Resp;

/// <summary>What has been received and not been read. It grows with what arrives and gives the memory back.</summary>
internal sealed class ReceiveBuffer
{
    private const int Usual = 64 * 1024;
    private const int Least = 4 * 1024;
    private const int Kept = 1024 * 1024;
    private byte[] bytes = new byte[Usual];
    private int begin;
    private int end;

    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(begin, end - begin);

    /// <summary>Where the next bytes go; never empty.</summary>
    public Memory<byte> Free
    {
        get
        {
            MakeRoom();
            return bytes.AsMemory(end);
        }
    }

    public void Received(int count) => end += count;

    public void Use(int count) => begin += count;

    private void MakeRoom()
    {
        if (begin == end)
        {
            begin = end = 0;
            if (bytes.Length > Kept)
                bytes = new byte[Usual];
        }
        else if (bytes.Length - end < Least)
        {
            // What is moved is moved into the free half at least, so that each byte is moved a few times at most.
            int filled = end - begin;
            byte[] to = filled > bytes.Length / 2 ? new byte[bytes.Length * 2] : bytes;
            bytes.AsSpan(begin, filled).CopyTo(to);
            bytes = to;
            (begin, end) = (0, filled);
        }
    }
}
