using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using Nuke.Common.IO;

namespace Nuke.Common.Tooling;

/// <summary>Builds a command line from an interpolated string: values are quoted when they need it, <c>:nq</c> leaves one as it is, <c>:r</c> keeps one out of the output.</summary>
[InterpolatedStringHandler]
[SuppressMessage("Performance", "CA1815", Justification = "A command line in the making is not compared.")]
public ref struct ArgumentStringHandler
{
    private readonly StringBuilder text;
    private readonly List<string> secrets;

    /// <summary>Called by the compiler.</summary>
    public ArgumentStringHandler(int literalLength, int formattedCount)
    {
        text = new StringBuilder(literalLength + formattedCount * 16);
        secrets = [];
    }

    /// <summary>A command line that is written already.</summary>
    public static implicit operator ArgumentStringHandler(string value)
    {
        ArgumentStringHandler handler = new(value.Length, 0);
        handler.AppendLiteral(value);
        return handler;
    }

    /// <summary>Called by the compiler.</summary>
    public readonly void AppendLiteral(string value) => text.Append(value);

    /// <summary>Called by the compiler.</summary>
    public readonly void AppendFormatted(object? value, int alignment = 0, string? format = null)
    {
        string argument = value is IFormattable formattable and not AbsolutePath
            ? formattable.ToString(null, System.Globalization.CultureInfo.InvariantCulture)
            : value?.ToString() ?? "";
        if (string.Equals(format, "r", StringComparison.Ordinal))
            secrets.Add(argument);
        text.Append(
            string.Equals(format, "nq", StringComparison.Ordinal) || IsQuotedAlready()
                ? argument
                : CommandLineText.Quote(argument)
        );
    }

    /// <summary>Called by the compiler.</summary>
    public readonly void AppendFormatted(IEnumerable<string> values, int alignment = 0, string? format = null) =>
        text.Append(CommandLineText.Join(values));

    /// <summary>The command line, and the texts in it that must not be printed.</summary>
    internal readonly (string Text, IReadOnlyList<string> Secrets) ToCommandLine() => (text.ToString(), secrets);

    private readonly bool IsQuotedAlready() => text.Length > 0 && text[^1] == '"';
}
