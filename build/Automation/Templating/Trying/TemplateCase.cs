namespace Automation.Templating.Trying;

/// <summary>Where a project is made.</summary>
public enum TrialPlace
{
    /// <summary>A new folder.</summary>
    NewFolder,

    /// <summary>The empty folder in which the command starts.</summary>
    Here,

    /// <summary>The same, with a new git repository in it.</summary>
    NewRepository,

    /// <summary>A folder whose path has blanks.</summary>
    PathWithBlanks,

    /// <summary>A folder below the top of a repository that has commits.</summary>
    InsideRepository,
}

/// <summary>What the machine lacks on which a project is built.</summary>
public enum TrialMachine
{
    /// <summary>Nothing.</summary>
    Usual,

    /// <summary>There is no git on PATH.</summary>
    WithoutGit,

    /// <summary>There is no network but the loopback.</summary>
    WithoutNetwork,

    /// <summary>Nothing can be written below HOME.</summary>
    ReadOnlyHome,
}

/// <summary>A project to make from the template and to try.</summary>
/// <param name="Name">What the case is called.</param>
/// <param name="ProjectName">What the project is called.</param>
/// <param name="Answers">The other answers, by the names of the questions.</param>
public sealed record TemplateCase(string Name, string ProjectName, IReadOnlyDictionary<string, string> Answers)
{
    /// <summary>Where it is made.</summary>
    public TrialPlace Place { get; init; }

    /// <summary>What the machine lacks.</summary>
    public TrialMachine Machine { get; init; }

    /// <summary>True to build it, and not only to look at its files.</summary>
    public bool IsBuilt { get; init; }

    /// <summary>True to play a release with it, too.</summary>
    public bool IsRehearsed { get; init; }

    /// <summary>True to make it a second time in the same folder.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>True where the time from dotnet new to the end of the first build is what people are told.</summary>
    public bool IsTimed { get; init; }

    /// <summary>A package that not every feed has: the case is left out where it does not restore.</summary>
    public string? RarePackage { get; init; }

    /// <summary>The arguments of dotnet new.</summary>
    public IReadOnlyList<string> Arguments =>
        ["--name", ProjectName, .. Answers.SelectMany(x => new[] { $"--{x.Key}", x.Value })];

    /// <summary>What is special in it, in words.</summary>
    public override string ToString() =>
        string.Join(
            ", ",
            (string[])
                [
                    ProjectName.Length > 40 ? $"a name of {ProjectName.Length} letters" : ProjectName,
                    .. Answers.Select(x => $"{x.Key} {x.Value}"),
                    .. Place == TrialPlace.NewFolder ? Array.Empty<string>() : [$"{Place}"],
                    .. Machine == TrialMachine.Usual ? Array.Empty<string>() : [$"{Machine}"],
                ]
        );
}
