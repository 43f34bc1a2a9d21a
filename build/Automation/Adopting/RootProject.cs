using System.Text;
using System.Text.RegularExpressions;

namespace Automation.Adopting;

/// <summary>A project file in the top folder: it compiles all that lies below it, and the sources of the build must not be among that.</summary>
internal static partial class RootProject
{
    private const string Exclusion = "<DefaultItemExcludes>$(DefaultItemExcludes);build/**</DefaultItemExcludes>";

    /// <summary>The project file, leaving out the folder of the build.</summary>
    /// <param name="content">The file as it is.</param>
    /// <returns>Null when it leaves it out already.</returns>
    /// <exception cref="AutomationException">It has no place for it.</exception>
    public static byte[]? Exclude(byte[] content)
    {
        string text = Encoding.UTF8.GetString(content);
        if (Excluded().IsMatch(text))
            return null;
        string end = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        Match group = Group().Match(text);
        if (group.Success)
        {
            string indent = group.Groups["next"].Value;
            return Encoding.UTF8.GetBytes(text.Insert(group.Groups["next"].Index, $"{indent}{Exclusion}{end}"));
        }
        Match project = Project().Match(text);
        if (!project.Success)
            throw new AutomationException($"Leave out build/ in it: {Exclusion}");
        return Encoding.UTF8.GetBytes(
            text.Insert(
                project.Index + project.Length,
                $"{end}  <PropertyGroup>{end}    {Exclusion}{end}  </PropertyGroup>"
            )
        );
    }

    [GeneratedRegex(
        @"<DefaultItemExcludes>[^<]*\bbuild/\*\*",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Excluded();

    [GeneratedRegex(
        @"<PropertyGroup>[ \t]*\r?\n(?<next>[ \t]*)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Group();

    [GeneratedRegex("<Project\\b[^>]*[^/]>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Project();
}
