namespace Automation.Versioning;

/// <summary>The options of the version as they were typed: what would be passed over in silence is refused.</summary>
public static class VersionOptions
{
    private static readonly string[] WithValue =
    [
        "repository",
        "branch",
        "commit",
        "variable",
        "version-settings",
        "version-source",
        "release-version",
    ];

    /// <summary>Refuses options that have no value, or an empty one.</summary>
    /// <param name="arguments">The arguments of the process.</param>
    /// <exception cref="AutomationException">An option has no value.</exception>
    public static void RequireValues(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        for (int i = 0; i < arguments.Count; i++)
        {
            string[] parts = arguments[i].Split('=', 2);
            if (Array.Find(WithValue, x => IsOption(parts[0], x)) is not { } name)
                continue;
            string? value =
                parts.Length > 1 ? parts[1]
                : i + 1 < arguments.Count && !IsOption(arguments[i + 1]) ? arguments[i + 1]
                : null;
            if (string.IsNullOrWhiteSpace(value))
                throw new AutomationException($"--{name} has no value. Give it one, or leave the option out.");
        }
    }

    /// <summary>Refuses options of which only one can count.</summary>
    /// <param name="options">The options, and whether each is given.</param>
    /// <exception cref="AutomationException">More than one is given.</exception>
    public static void RefuseTogether(params IEnumerable<(string Name, bool IsGiven)> options)
    {
        string[] given = [.. options.Where(x => x.IsGiven).Select(x => x.Name)];
        if (given.Length > 1)
            throw new AutomationException($"{string.Join(" and ", given)} cannot be combined. Leave one of them out.");
    }

    private static bool IsOption(string argument) =>
        argument.Length > 1 && argument[0] == '-' && !char.IsAsciiDigit(argument[1]) && argument[1] != '.';

    private static bool IsOption(string argument, string name) =>
        IsOption(argument)
        && string.Equals(
            argument.Replace("-", "", StringComparison.Ordinal),
            name.Replace("-", "", StringComparison.Ordinal),
            StringComparison.OrdinalIgnoreCase
        );
}
