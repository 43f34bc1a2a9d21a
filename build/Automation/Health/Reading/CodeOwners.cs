namespace Automation.Health.Reading;

/// <summary>Who owns which files: the last line that matches decides, and one without owners takes them away.</summary>
internal sealed class CodeOwners
{
    /// <summary>Where GitHub looks, in its order.</summary>
    public static readonly IReadOnlyList<string> Names = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];

    private readonly IReadOnlyList<(string Pattern, bool HasOwner)> lines;

    private CodeOwners(IReadOnlyList<(string, bool)> lines) => this.lines = lines;

    public static CodeOwners Parse(string text) =>
        new([
            .. text.ReplaceLineEndings("\n")
                .Split('\n')
                .Select(x => x.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                .Where(x => x.Length > 0)
                .Select(x => (x[0], x.Skip(1).Any(y => y.Contains('@', StringComparison.Ordinal)))),
        ]);

    /// <summary>True when all files of a folder at the top have an owner, but for what later lines take out below it.</summary>
    public bool Own(string folder) => lines.LastOrDefault(x => Covers(x.Pattern, folder)).HasOwner;

    private static bool Covers(string pattern, string folder)
    {
        string name = pattern.TrimStart('/');
        foreach (string end in new[] { "/**", "/" })
        {
            if (name.EndsWith(end, StringComparison.Ordinal))
                name = name[..^end.Length];
        }
        return name is "*" or "**" || name == folder;
    }
}
