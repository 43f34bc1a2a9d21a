using Nuke.Common.Execution;

namespace Nuke.Common.Parameters;

/// <summary>The switches that every build has.</summary>
internal sealed record Switches
{
    /// <summary>The form that people read.</summary>
    public const string TextForm = "text";

    /// <summary>The form that programs read.</summary>
    public const string JsonForm = "json";

    /// <summary>The switches with the text that <c>--help</c> shows for them.</summary>
    public static IReadOnlyList<Switch> All { get; } =
    [
        new("target", "Targets to run; also given as plain words before the first option."),
        new("skip", "Targets to skip; without names, all that were not named."),
        new("plan", "Shows what would run and runs nothing; '--plan json' for programs.") { Choices = [JsonForm] },
        new("help", "Shows this help; '--help json' and '--help tsv' for programs.") { Choices = [JsonForm, "tsv"] },
        new("continue", "Skips what succeeded in the last attempt with the same targets."),
        new("verbosity", "Verbose, Normal, Minimal or Quiet.") { Choices = ["Verbose", "Normal", "Minimal", "Quiet"] },
        new("host", "Terminal or GitHubActions; found from the environment by default."),
        new("profile", "Reads .nuke/parameters.NAME.json as well."),
        new("root", "The repository's folder; found by default."),
        new("no-logo", "Leaves the first line out."),
    ];

    public IReadOnlyList<string>? Targets { get; init; }

    public IReadOnlyList<string>? Skip { get; init; }

    /// <summary>The form of the plan, <c>text</c> or <c>json</c>, or null when the build is to run.</summary>
    public string? Plan { get; init; }

    /// <summary>The form of the help, <c>text</c>, <c>json</c> or <c>tsv</c>, or null when none is asked for.</summary>
    public string? Help { get; init; }

    public bool NoLogo { get; init; }

    public bool Continue { get; init; }

    public string[] Profiles { get; init; } = [];

    public static bool IsSwitch(string key) =>
        All.Any(x => string.Equals(x.Key, key, StringComparison.OrdinalIgnoreCase))
        || string.Equals(key, "h", StringComparison.OrdinalIgnoreCase);

    /// <summary>The switches as given on the command line, in the environment and in the parameters file.</summary>
    public static Switches Read(CommandLine commandLine, ParameterSource source) =>
        new()
        {
            Targets =
                commandLine.Positional.Count > 0 && !commandLine.Has("target")
                    ? Split(commandLine.Positional)
                    : List(source, "Target", commandLine.Positional),
            Skip = List(source, "Skip", []),
            Plan = Form(source.Find("Plan"), TextForm, JsonForm),
            Help = commandLine.Has("h") ? TextForm : Form(source.Find("Help"), TextForm, JsonForm, "tsv"),
            NoLogo = Flag(source, "NoLogo"),
            Continue = Flag(source, "Continue"),
        };

    /// <summary>The profiles, which must be known before parameters files are read.</summary>
    public static string[] ReadProfiles(CommandLine commandLine, EnvironmentLookup environment)
    {
        IReadOnlyList<string> given =
            commandLine.Find("profile")?.Values
            ?? (environment.Find("Profile", static _ => { }) is var (_, value) ? [value] : []);
        return [.. given.SelectMany(x => x.Split('+', ' ', ',')).Where(x => x.Length > 0)];
    }

    /// <summary>The verbosity given on the command line or in the environment, else normal.</summary>
    public static Verbosity ReadVerbosity(CommandLine commandLine, EnvironmentLookup environment)
    {
        string? text =
            commandLine.Find("verbosity")?.Values.LastOrDefault()
            ?? environment.Find("Verbosity", static _ => { })?.Value;
        if (text == null)
            return Verbosity.Normal;
        return Enum.TryParse(text, ignoreCase: true, out Verbosity verbosity) && Enum.IsDefined(verbosity)
            ? verbosity
            : throw new BuildUsageException(
                $"--verbosity takes {ValueConversion.Describe(typeof(Verbosity))}, and '{text}' is none.",
                ExitCodes.Usage
            );
    }

    private static bool Flag(ParameterSource source, string name)
    {
        GivenValue? given = source.Find(name);
        if (given == null)
            return false;
        if (given.Items.Count == 0)
            return true;
        return ValueConversion.TryConvert(given.Items[0], typeof(bool), "", out object? value) && given.Items.Count == 1
            ? (bool)value!
            : throw new BuildUsageException(
                $"{given.Origin} takes true or false, and '{string.Join(' ', given.Items)}' is none. Targets stand before the first option.",
                ExitCodes.Usage
            );
    }

    private static List<string>? List(ParameterSource source, string name, IReadOnlyList<string> first) =>
        source.Find(name) is { } given ? Split([.. first, .. given.Items]) : null;

    private static List<string> Split(IReadOnlyList<string> names) =>
        [.. names.SelectMany(x => x.Split('+')).Where(x => x.Length > 0)];

    private static string? Form(GivenValue? given, params string[] forms)
    {
        if (given == null || given.Items is ["false"])
            return null;
        if (given.Items is [] or ["true"])
            return forms[0];
        if (given.Items is [string form] && forms.Contains(form, StringComparer.Ordinal))
            return form;
        throw new BuildUsageException(
            $"{given.Origin} takes {string.Join(" or ", forms)}, and '{string.Join(' ', given.Items)}' is none.",
            ExitCodes.Usage
        );
    }
}

/// <param name="Name">The name as people type it.</param>
/// <param name="Description">The text in the help.</param>
internal sealed record Switch(string Name, string Description)
{
    public string Key { get; } = CommandLine.Key(Name);

    /// <summary>The values that it takes; none when there is no fixed set.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}
