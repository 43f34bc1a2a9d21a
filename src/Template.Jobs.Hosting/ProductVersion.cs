using System.Reflection;
using System.Text.RegularExpressions;

namespace Template.Jobs.Hosting;

/// <summary>Which build this is.</summary>
/// <param name="Version">The version without the commit.</param>
/// <param name="Commit">The commit, as far as it is known.</param>
public sealed partial record ProductVersion(string Version, string? Commit)
{
    /// <summary>The build of the program that runs.</summary>
    public static ProductVersion Current { get; } =
        Parse(
            (Assembly.GetEntryAssembly() ?? typeof(ProductVersion).Assembly)
                .GetCustomAttribute<AssemblyInformationalVersionAttribute>()
                ?.InformationalVersion
        );

    /// <summary>Reads an informational version.</summary>
    /// <param name="text">A semantic version, whose metadata holds the commit.</param>
    public static ProductVersion Parse(string? text)
    {
        string[] parts = (text ?? "0.0.0").Split('+', 2);
        Match commit = Hash().Match(parts.ElementAtOrDefault(1) ?? "");
        return new(parts[0], commit.Success ? commit.Value : null);
    }

    [GeneratedRegex("[0-9a-f]{40}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hash();
}
