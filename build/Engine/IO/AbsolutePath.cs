using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Nuke.Common.IO;

/// <summary>A full path without <c>.</c> and <c>..</c>. Compared without case only where it begins with a Windows drive.</summary>
[TypeConverter(typeof(TypeConverter))]
[DebuggerDisplay("{path}")]
public sealed class AbsolutePath : IAbsolutePathHolder, IFormattable, IEquatable<AbsolutePath>
{
    private readonly string path;

    private AbsolutePath(string path) => this.path = path;

    /// <summary>The path of a rooted text.</summary>
    /// <exception cref="ArgumentException">The text is not a rooted path.</exception>
    public static AbsolutePath Create(string path)
    {
        if (!Path.IsPathRooted(path))
            throw new ArgumentException($"'{path}' is not a full path.", nameof(path));
        string full = Path.GetFullPath(path);
        return new AbsolutePath(
            full.Length > Path.GetPathRoot(full)!.Length
                ? full.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar)
                : full
        );
    }

    /// <summary>The last part.</summary>
    public string Name => Path.GetFileName(path);

    /// <summary>The last part without its extension.</summary>
    public string NameWithoutExtension => Path.GetFileNameWithoutExtension(path);

    /// <summary>The extension with its dot, or an empty text.</summary>
    public string Extension => Path.GetExtension(path);

    /// <summary>The folder that holds this path; null for a root.</summary>
    public AbsolutePath? Parent => Path.GetDirectoryName(path) is { } parent ? new AbsolutePath(parent) : null;

    AbsolutePath IAbsolutePathHolder.Path => this;

    /// <summary>The path of a rooted text; null stays null.</summary>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(path))]
    public static implicit operator AbsolutePath?(string? path) => path == null ? null : Create(path);

    /// <summary>The text of the path; null stays null.</summary>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(path))]
    public static implicit operator string?(AbsolutePath? path) => path?.path;

    /// <summary>The path of something below, or of the parent for <c>..</c>.</summary>
    public static AbsolutePath operator /(AbsolutePath left, string? right) =>
        Create(Path.Combine(left.path, right ?? ""));

    /// <summary>The parent, for <c>path / ..</c>.</summary>
    public static AbsolutePath operator /(AbsolutePath left, Range range) =>
        range.Equals(Range.All)
            ? left.Parent ?? left
            : throw new ArgumentException("Only the range .. stands for a parent folder.", nameof(range));

    /// <summary>The path with the text put behind it.</summary>
    public static AbsolutePath operator +(AbsolutePath left, string? right) => Create(left.path + right);

    /// <summary>Compares the paths.</summary>
    public static bool operator ==(AbsolutePath? left, AbsolutePath? right) =>
        left is null ? right is null : left.Equals(right);

    /// <summary>Compares the paths.</summary>
    public static bool operator !=(AbsolutePath? left, AbsolutePath? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(AbsolutePath? other) => other is not null && string.Equals(path, other.path, Comparison(path));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is AbsolutePath other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => path.GetHashCode(Comparison(path));

    /// <inheritdoc/>
    public override string ToString() => path;

    /// <summary>The path in quotes: <c>d</c> in double quotes, <c>dn</c> when it needs them, <c>s</c> and <c>sn</c> in single ones, <c>nq</c> without.</summary>
    /// <exception cref="ArgumentException">There is no such format.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider = null) =>
        format switch
        {
            "d" => $"\"{path}\"",
            "dn" => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path,
            "s" => $"'{path}'",
            "sn" => path.Contains(' ', StringComparison.Ordinal) ? $"'{path}'" : path,
            null or "" or "nq" => path,
            _ => throw new ArgumentException(
                $"'{format}' is no format of a path. Use d, dn, s, sn or nq.",
                nameof(format)
            ),
        };

    private static StringComparison Comparison(string path) =>
        path.Length > 1 && path[1] == ':' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>Reads paths from text, relative ones from the working directory.</summary>
    public sealed class TypeConverter : System.ComponentModel.TypeConverter
    {
        /// <inheritdoc/>
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
            sourceType == typeof(string);

        /// <inheritdoc/>
        public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
            value is string text ? Create(Path.Combine(EnvironmentInfo.WorkingDirectory, text)) : null;
    }
}

/// <summary>Something that lies at a path.</summary>
public interface IAbsolutePathHolder
{
    /// <summary>Where it lies.</summary>
    AbsolutePath Path { get; }
}
