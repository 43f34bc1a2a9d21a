namespace Nuke.Common.Tooling;

/// <summary>The stream that a line of output came from.</summary>
public enum OutputType
{
    /// <summary>Standard output.</summary>
    Std,

    /// <summary>Standard error.</summary>
    Err,
}

/// <summary>A line of a tool's output.</summary>
public struct Output : IEquatable<Output>
{
    /// <summary>The stream.</summary>
    public OutputType Type { get; set; }

    /// <summary>The line without its end.</summary>
    public string Text { get; set; }

    /// <summary>Compares stream and text.</summary>
    public static bool operator ==(Output left, Output right) => left.Equals(right);

    /// <summary>Compares stream and text.</summary>
    public static bool operator !=(Output left, Output right) => !left.Equals(right);

    /// <inheritdoc/>
    public readonly bool Equals(Output other) =>
        Type == other.Type && string.Equals(Text, other.Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Output other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(Type, Text);
}

/// <summary>What can be asked of a tool's output.</summary>
public static class OutputExtensions
{
    /// <summary>The lines of standard output as one text.</summary>
    public static string StdToText(this IEnumerable<Output> output) =>
        string.Join(Environment.NewLine, output.Where(x => x.Type == OutputType.Std).Select(x => x.Text));

    /// <summary>Fails when a line came from standard error, and returns the output.</summary>
    public static IReadOnlyCollection<Output> EnsureOnlyStd(this IReadOnlyCollection<Output> output)
    {
        foreach (Output line in output)
            Assert.True(line.Type == OutputType.Std, $"The tool wrote to standard error: {line.Text}");
        return output;
    }
}
