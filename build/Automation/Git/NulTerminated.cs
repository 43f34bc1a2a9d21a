namespace Automation.Git;

/// <summary>Reads fields that end with a NUL, as git's -z writes them.</summary>
internal static class NulTerminated
{
    /// <summary>Takes the first field off; the last one may lack its NUL.</summary>
    public static ReadOnlyMemory<byte> Take(ref ReadOnlyMemory<byte> rest)
    {
        int end = rest.Span.IndexOf((byte)0);
        ReadOnlyMemory<byte> field = end < 0 ? rest : rest[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        return field;
    }
}
