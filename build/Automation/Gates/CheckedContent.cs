using Automation.Git;

namespace Automation.Gates;

/// <summary>Files that are checked, staged ones or all.</summary>
/// <param name="Files">The files.</param>
/// <param name="Names">All names of the repository; they are read only when a check asks for them.</param>
/// <param name="Settings">The settings of the gates.</param>
public sealed record CheckedContent(
    IReadOnlyList<CheckedFile> Files,
    Lazy<IReadOnlyList<GitPath>> Names,
    GateSettings Settings
);

/// <summary>A file that is checked.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Mode">Its mode, such as 100644; a link is 120000 and a submodule 160000.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Content">Its bytes as git stores them; null when it is no file, or too large to be read.</param>
/// <param name="IsNew">True when no file of this name was there before.</param>
public sealed record CheckedFile(GitPath Path, string Mode, long Size, ReadOnlyMemory<byte>? Content, bool IsNew)
{
    private const int BinaryProbe = 8000;

    /// <summary>Its bytes when it is text, and nothing when it is not: as git does, a NUL early on tells.</summary>
    public ReadOnlyMemory<byte> Text { get; } =
        Content is { } bytes && !bytes.Span[..Math.Min(bytes.Length, BinaryProbe)].Contains((byte)0) ? bytes : default;
}

/// <summary>What a check found.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">The line, from 1; 0 when it is about the whole file.</param>
/// <param name="Problem">What is wrong, and what to do.</param>
public sealed record Finding(GitPath Path, int Line, string Problem);

/// <summary>A gate with its check.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="Check">The check.</param>
public sealed record ContentGate(Gate Gate, IContentCheck Check);

/// <summary>A check on content.</summary>
public interface IContentCheck
{
    /// <summary>What is wrong with the content.</summary>
    IEnumerable<Finding> Check(CheckedContent content);
}
