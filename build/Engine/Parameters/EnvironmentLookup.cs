namespace Nuke.Common.Parameters;

/// <summary>Finds the environment variable that a parameter takes its value from.</summary>
/// <param name="variables">The environment.</param>
internal sealed class EnvironmentLookup(IReadOnlyDictionary<string, string> variables)
{
    private const string Prefix = "NUKE";

    /// <summary>Names that machines and CI servers use for purposes of their own: they bind by exact name or as <c>NUKE_NAME</c> only.</summary>
    public static IReadOnlySet<string> CommonNames { get; } =
        new HashSet<string>(StringComparer.OrdinalIgnoreCase)
        {
            "Architecture",
            "Author",
            "Branch",
            "Browser",
            "Build",
            "CI",
            "Commit",
            "Configuration",
            "Continue",
            "Debug",
            "Display",
            "Editor",
            "Email",
            "Environment",
            "Help",
            "Home",
            "Host",
            "HostName",
            "Job",
            "Lang",
            "LogLevel",
            "Mail",
            "Name",
            "NoLogo",
            "OS",
            "Output",
            "Pager",
            "Path",
            "Plan",
            "Platform",
            "Port",
            "Profile",
            "Proxy",
            "Pwd",
            "Root",
            "Seed",
            "Shell",
            "Skip",
            "Tag",
            "Target",
            "Temp",
            "Term",
            "Tmp",
            "Url",
            "User",
            "UserName",
            "Verbosity",
            "Version",
        };

    /// <summary>The variable that documents name for a parameter: <c>release-version</c> is <c>RELEASE_VERSION</c>, and a common name has the prefix.</summary>
    /// <param name="dashedName">The name as people type it.</param>
    public static string VariableFor(string dashedName)
    {
        string variable = dashedName.Replace('-', '_').ToUpperInvariant();
        return CommonNames.Contains(CommandLine.Key(dashedName)) ? $"{Prefix}_{variable}" : variable;
    }

    /// <summary>The value for a parameter, or null when no variable or more than one fits.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="warn">Told when more than one variable fits.</param>
    public (string Variable, string Value)? Find(string name, Action<string> warn)
    {
        if (variables.TryGetValue(name, out string? exact) && exact.Length > 0)
            return (name, exact);

        List<KeyValuePair<string, string>> matches = [];
        foreach (KeyValuePair<string, string> variable in variables)
        {
            if (variable.Value.Length > 0 && Fits(variable.Key, name))
                matches.Add(variable);
        }
        if (matches.Count == 1)
            return (matches[0].Key, matches[0].Value);
        if (matches.Count > 1)
        {
            warn(
                $"{name} takes no value from the environment, because {string.Join(" and ", matches.Select(x => x.Key).Order(StringComparer.Ordinal))} "
                    + $"all fit. Set {name} itself, or unset all but one."
            );
        }
        return null;
    }

    private static bool Fits(string variable, string name)
    {
        if (SameLetters(variable, 0, name))
            return !CommonNames.Contains(name);
        return variable.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            && SameLetters(variable, Prefix.Length, name);
    }

    private static bool SameLetters(string variable, int start, string name)
    {
        int at = 0;
        for (int i = start; i < variable.Length; i++)
        {
            char c = variable[i];
            if (!char.IsLetterOrDigit(c))
                continue;
            while (at < name.Length && !char.IsLetterOrDigit(name[at]))
                at++;
            if (at == name.Length || char.ToUpperInvariant(c) != char.ToUpperInvariant(name[at]))
                return false;
            at++;
        }
        return at == name.Length;
    }
}
