namespace Automation.Health.Reading;

/// <summary>Tells programs and archives from what people write, by name and by the first bytes.</summary>
internal static class ProgramFile
{
    /// <summary>How many bytes tell.</summary>
    public const int HeadLength = 4;

    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".7z",
        ".a",
        ".apk",
        ".bin",
        ".class",
        ".deb",
        ".dll",
        ".dylib",
        ".exe",
        ".gz",
        ".jar",
        ".lib",
        ".msi",
        ".node",
        ".nupkg",
        ".o",
        ".obj",
        ".pdb",
        ".pyc",
        ".rpm",
        ".snupkg",
        ".so",
        ".tar",
        ".wasm",
        ".whl",
        ".zip",
    };

    /// <summary>True for a program or an archive.</summary>
    public static bool IsOne(string path, ReadOnlySpan<byte> head) =>
        Extensions.Contains(Path.GetExtension(path))
        || head.StartsWith("\u007fELF"u8)
        || head.StartsWith("PK\u0003\u0004"u8)
        || head.StartsWith("\0asm"u8)
        || head.StartsWith("MZ"u8)
            && head.Length == HeadLength
            && head[2..].ContainsAnyExceptInRange((byte)' ', (byte)'~')
        || head.StartsWith<byte>([0xCF, 0xFA, 0xED, 0xFE])
        || head.StartsWith<byte>([0xCA, 0xFE, 0xBA, 0xBE]);
}
