using System.Globalization;

namespace Automation.Linting;

/// <summary>What a compiler or an analyzer says of a place in the code.</summary>
/// <param name="Id">The id of the rule, such as CA1822.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="File">The file, relative to the root where it lies below it; empty when it is about the whole project.</param>
/// <param name="Line">The line, from 1; 0 without one.</param>
/// <param name="Project">The project.</param>
public sealed record Diagnostic(string Id, string Message, string File, int Line, string Project)
{
    /// <summary>True when the compiler itself says it, and not of documentation comments.</summary>
    public bool IsOfCompiler =>
        Id.StartsWith("CS", StringComparison.Ordinal)
        && !(
            int.TryParse(Id.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number is (>= 1570 and <= 1591) or 1658 or 1710 or 1711 or 1712 or 1723 or 1734
        );

    /// <inheritdoc/>
    public override string ToString() =>
        File.Length == 0 ? $"{Project}: {Id} {Message}" : $"{File}:{Line}: {Id} {Message}";
}
