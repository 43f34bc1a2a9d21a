using Automation.TemplateUpdates;
using Nuke.Common;
using Serilog;

namespace Targets;

/// <summary>The ties of a project to the template that it was made from.</summary>
internal interface IUpdateTemplate : IHasRepository, IHasDryRun, IHasAnswers
{
    [Parameter("The version of the template, or the path of its package or folder; the newest by default")]
    string? Template => TryGetValue(() => Template);

    [Parameter("Pushes the branch of the update, and opens a pull request for it or brings that up to date")]
    bool OpenPullRequest => TryGetValue<bool?>(() => OpenPullRequest) ?? false;

    private RenderedFormatting Formatting => new(() => Formatter);

    private ProjectStart ProjectStart =>
        new(RootDirectory, Environment.GetEnvironmentVariable) { Formatting = Formatting };

    private UpdateRun UpdateRun =>
        new(RootDirectory, Artifacts, x => Log.Information("{Line}", x))
        {
            Rendering = new FormattedTemplate(new DotNetTemplate(RootDirectory), Formatting),
        };

    /// <summary>Starts a new project with its first build.</summary>
    /// <param name="targets">The targets of this run.</param>
    void StartProjectOnce(IEnumerable<string> targets)
    {
        if (targets.Contains(nameof(StartProject), StringComparer.Ordinal))
            return;
        // A notice, and not what the target was asked for.
        foreach (string line in ProjectStart.Begin())
            Console.Error.WriteLine(line);
    }

    Target StartProject =>
        _ =>
            _.Description("Completes a new project: its record, a git repository and the first commit")
                .Executes(() =>
                {
                    foreach (string line in ProjectStart.Run())
                        Log.Information("{Line}", line);
                });

    Target UpdateTemplate =>
        _ =>
            _.Description("Brings the project to another version of the template, on a branch")
                .Executes(() => UpdateRun.Update(UpdateRequest.Parse(Template, Answers), DryRun, OpenPullRequest));

    Target CheckDrift =>
        _ =>
            _.Description(
                    "Tells which of the template's files you changed or removed; with --template also what an update would bring"
                )
                .Executes(() =>
                    UpdateRun.ShowDrift(
                        Template == null ? null : UpdateRequest.Parse(Template, Answers),
                        Verbosity == Verbosity.Verbose
                    )
                );
}
