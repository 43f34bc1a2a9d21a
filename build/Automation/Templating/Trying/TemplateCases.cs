using Automation.Projects;

namespace Automation.Templating.Trying;

/// <summary>What the template is tried with.</summary>
public static class TemplateCases
{
    private const string Samples = "samples";
    private const int LongName = 100;

    // Each is a trap: a hyphen, a digit first, letters beyond ASCII, a keyword, one letter, types of .NET, the word of the template.
    private static readonly string[] Names =
    [
        "Acme.Shop",
        "my-app",
        "2026.Shop",
        "Ünï Cöde",
        "class",
        "A",
        "Template",
        "Acme.Console",
        "System.Text",
        "HTTPServer",
        "acme_shop.v2",
    ];

    /// <summary>The cases that are built. Few build everything: each odd thing is in one of them.</summary>
    public static IReadOnlyList<TemplateCase> Built { get; } =
    [
        Case("none", "my-app", (Samples, "none")) with
        {
            IsRepeated = true,
            IsTimed = true,
        },
        Case("both", "Acme.Shop", (Samples, "both"), ("organization", "acme")) with
        {
            IsRehearsed = true,
            IsTimed = true,
        },
        Case("jobs", "Ünï Cöde", (Samples, "jobs"), ("authors", "Zoë & Søn <\"q\">")) with
        {
            Place = TrialPlace.PathWithBlanks,
            IsRehearsed = true,
        },
        Case("fizzbuzz", "class", (Samples, "fizzbuzz"), ("license", "Apache-2.0")) with
        {
            Place = TrialPlace.NewRepository,
        },
        Case("digit", "2026.Shop", (Samples, "none"), ("environments", "none")) with
        {
            Place = TrialPlace.Here,
        },
        Case("letter", "A", (Samples, "none"), ("docs", "false"), ("devcontainer", "false")) with
        {
            Place = TrialPlace.InsideRepository,
        },
        Case("long", new string('x', LongName - 5) + ".Long", (Samples, "none"), ("license", "none")),
        Case("template", "Template", (Samples, "fizzbuzz"), ("hooks", "husky"), ("senior-team", "Elders")),
        Case("collision", "Acme.Console", (Samples, "fizzbuzz"), ("environments", "none")),
        Case("no-git", "System.Text", (Samples, "none")) with
        {
            Machine = TrialMachine.WithoutGit,
        },
        Case("no-network", "Acme.Net", (Samples, "none")) with
        {
            Machine = TrialMachine.WithoutNetwork,
        },
        Case("read-only-home", "acme_shop.v2", (Samples, "none")) with
        {
            Machine = TrialMachine.ReadOnlyHome,
        },
        Case("jobs-only", "Acme.Task", (Samples, "jobs"), ("environments", "none")),
        Case("nuke", "Acme.Shop", (Samples, "none"), ("engine", "nuke")) with
        {
            RarePackage = "Nuke.Common",
        },
    ];

    /// <summary>The one case that is built where time is short.</summary>
    public static TemplateCase Only => Built[0];

    /// <summary>Cases that are made and looked at, and not built: every two answers meet in one of them.</summary>
    /// <param name="parameters">What the template asks.</param>
    public static IReadOnlyList<TemplateCase> Rendered(IReadOnlyList<TemplateParameter> parameters) =>
        [
            .. AnswerPairs
                // Starting is what a build does, and no answer that files depend on; single capabilities make no project.
                .Cover([
                    .. parameters
                        .Where(x => x.Choices.Count > 0 && x.Name is not ("start" or AdoptedRepository.Answer))
                        .Select(x => (x.Name, x.Choices)),
                ])
                .Select((x, i) => new TemplateCase($"render-{i + 1}", Names[i % Names.Length], x)),
        ];

    private static TemplateCase Case(string name, string project, params (string Question, string Answer)[] answers) =>
        new(name, project, answers.ToDictionary(x => x.Question, x => x.Answer, StringComparer.Ordinal))
        {
            IsBuilt = true,
        };
}
