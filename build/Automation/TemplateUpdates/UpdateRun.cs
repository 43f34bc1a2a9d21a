using Automation.GitHub;

namespace Automation.TemplateUpdates;

/// <summary>What the targets about the template do. A project that was not made from it has nothing to do.</summary>
/// <param name="root">The project's folder.</param>
/// <param name="artifacts">The folder for what the build makes.</param>
/// <param name="say">Takes what people should know, line by line.</param>
public sealed class UpdateRun(string root, string artifacts, Action<string> say)
{
    /// <summary>Makes projects from the template.</summary>
    public ITemplateRendering Rendering { get; init; } = new DotNetTemplate(root);

    /// <summary>Gives the variables of the environment.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    private TemplateUpdate TemplateUpdate => new(root, artifacts, Rendering, say);

    /// <summary>Updates on a branch.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="isShownOnly">True to show what would be done.</param>
    /// <param name="isProposed">True to push the branch and to open a pull request, in place of making a branch here.</param>
    /// <exception cref="AutomationException">There are conflicts, or it cannot be done.</exception>
    public void Update(UpdateRequest request, bool isShownOnly, bool isProposed)
    {
        if (!IsMade())
            return;
        UpdatePlan plan = isShownOnly || isProposed ? TemplateUpdate.Plan(request) : TemplateUpdate.Run(request);
        say(UpdateReport.Summary(plan));
        if (plan.IsUpToDate)
            return;
        foreach (string line in UpdateReport.Lines(plan))
            say(line);
        if (isProposed && !isShownOnly)
            Propose(plan);
        string branch = $"template/{plan.To}";
        string[] conflicts = [.. plan.Conflicts.Select(x => x.Path)];
        if (conflicts.Length > 0)
            throw new AutomationException(
                $"The update does not merge by itself in {string.Join(", ", conflicts)}. {(isShownOnly ? "Nothing was changed." : $"Go on there: git switch {branch}, solve what is between markers, git commit -a; then merge the branch.")}"
            );
        if (!isShownOnly && !isProposed)
            say($"It is on the branch {branch}. Look at it: git diff HEAD...{branch}; take it: git merge {branch}");
    }

    /// <summary>Tells how far the project has gone from the template.</summary>
    /// <param name="request">The version to compare with as well; null for none.</param>
    /// <param name="isWhole">True to list the files too that are as the template made them.</param>
    /// <exception cref="AutomationException">The record cannot be read, or the version cannot be had.</exception>
    public void ShowDrift(UpdateRequest? request, bool isWhole)
    {
        if (!IsMade())
            return;
        BirthRecord record = BirthRecord.Find(root)!;
        UpdatePlan? plan = request == null ? null : TemplateUpdate.Plan(request);
        foreach (string line in TemplateDrift.Lines(TemplateDrift.Read(root, record, plan), isWhole))
            say(line);
    }

    private void Propose(UpdatePlan plan)
    {
        using GitHubClient? client = GitHubConnection.Find(root, Variable) is { } connection
            ? new GitHubClient(connection, Time, say)
            : null;
        new UpdateProposal(client, say).Propose(plan);
    }

    private bool IsMade()
    {
        if (File.Exists(Path.Combine(root, BirthRecord.FileName)))
            return true;
        say(ProjectStart.NotMade(root));
        return false;
    }
}
