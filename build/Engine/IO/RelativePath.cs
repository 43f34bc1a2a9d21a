namespace Nuke.Common.IO;

/// <summary>A path that starts from some folder.</summary>
public class RelativePath
{
    private readonly string path;

    /// <summary>A path with the separators of the platform.</summary>
    protected RelativePath(string path) => this.path = path;

    /// <summary>The path of a text.</summary>
    public static explicit operator RelativePath(string path) => new(path.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>The text of a path.</summary>
    public static implicit operator string(RelativePath path) => path.path;

    /// <inheritdoc/>
    public override string ToString() => path;
}

/// <summary>A relative path with slashes.</summary>
public sealed class UnixRelativePath : RelativePath
{
    private UnixRelativePath(string path)
        : base(path) { }

    /// <summary>The path of a text.</summary>
    public static explicit operator UnixRelativePath(string path) => new(path.Replace('\\', '/'));
}
