using Automation.Projects;
using Automation.Versioning;

namespace Automation.TemplateUpdates;

/// <summary>Brings a project that was made from the template to another version of it, as a merge of three sides.</summary>
/// <param name="root">The project's folder.</param>
/// <param name="artifacts">The folder for what the build makes.</param>
/// <param name="rendering">Makes projects from the template.</param>
/// <param name="say">Takes what people should know, line by line.</param>
public sealed class TemplateUpdate(string root, string artifacts, ITemplateRendering rendering, Action<string> say)
{
    private const string NoVersion = "0.0.0";

    /// <summary>Merges, without a branch and without touching work tree and index.</summary>
    /// <param name="request">What is asked for.</param>
    /// <exception cref="AutomationException">The template cannot be had, or the project is in no commit.</exception>
    public UpdatePlan Plan(UpdateRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        UpdatedRepository repository = UpdatedRepository.Find(root);
        BirthRecord record = Committed(repository);
        if (repository.IsDirty)
            say("Changes that are not committed are no part of this.");
        using UpdateScratch scratch = UpdateScratch.Make(artifacts);
        (BirthRecord made, string theirs) = RenderNew(repository, record, request, scratch);
        UpdatePlan plan = new(record.Version, made.Version, []);
        if (IsSame(record, made) || (request.Template == null && IsOlder(made.Version, record.Version)))
            return plan;
        string baseTree = BaseTree(repository, record, scratch);
        (UpdatedTree tree, IReadOnlyList<UpdateEntry> entries) = new UpdateMerge(repository, scratch).Run(
            baseTree,
            theirs,
            made
        );
        return plan with { Entries = entries, Updated = tree };
    }

    /// <summary>Merges, and puts the result on a branch of its own.</summary>
    /// <param name="request">What is asked for.</param>
    /// <returns>The update.</returns>
    /// <exception cref="AutomationException">The template cannot be had, or the branch is in the way.</exception>
    public UpdatePlan Run(UpdateRequest request)
    {
        UpdatePlan plan = Plan(request);
        if (plan.Updated is not { } updated)
            return plan;
        UpdateBranch branch = new(updated.Repository, plan.To);
        string? there = branch.Find();
        BranchState? state = there == null ? null : branch.Judge(there, updated.Tree);
        if (state == BranchState.OfOthers)
            throw branch.Taken("");
        if (state is BranchState.Same)
            say($"The branch {branch.Name} is there already.");
        else if (state is BranchState.Continued)
            say(
                $"The branch {branch.Name} is there already, and somebody went on from there. Merge it: git merge {branch.Name}"
            );
        else
            branch.Move(branch.Commit(updated.Tree, UpdateReport.Summary(plan)), there);
        // Who went on from the conflicts has decided.
        return state == BranchState.Continued ? plan with { Entries = [.. plan.Entries.Except(plan.Conflicts)] } : plan;
    }

    private static BirthRecord Committed(UpdatedRepository repository) =>
        repository.Git.TryLine("cat-file", "blob", $"{repository.Tree}:{BirthRecord.FileName}") is { } text
            ? BirthRecord.Parse(text)
            : throw new AutomationException(
                $"{BirthRecord.FileName} is not committed yet. Do: git add {BirthRecord.FileName} && git commit"
            );

    private (BirthRecord Record, string Tree) RenderNew(
        UpdatedRepository repository,
        BirthRecord record,
        UpdateRequest request,
        UpdateScratch scratch
    )
    {
        Dictionary<string, string> answers = new(record.Answers, StringComparer.Ordinal);
        foreach ((string name, string value) in request.Answers)
            answers[name] = value;
        string folder = scratch.At("new");
        IReadOnlyList<string> dropped = rendering.Render(record.Template, request.Template, answers, folder);
        foreach (string name in dropped)
        {
            if (request.Answers.ContainsKey(name))
                throw new AutomationException(
                    $"The template has no question '{name}'. {BirthRecord.FileName} names those that it has."
                );
            say($"The template no longer asks for '{name}': the answer '{record.Answers[name]}' is dropped.");
        }
        BirthRecord made =
            BirthRecord.Find(folder)
            ?? throw new AutomationException(
                $"What the template made has no {BirthRecord.FileName}, so it is none that projects can be updated to."
            );
        made = made.After(record, answers.Where(x => !dropped.Contains(x.Key, StringComparer.Ordinal)));
        File.Delete(Path.Combine(folder, BirthRecord.FileName));
        string tree = WithoutTheirOwn(
            repository,
            record,
            TreeFiles.Write(repository, folder, scratch.At("new.index")),
            scratch.At("new.adopted.index")
        );
        IEnumerable<KeyValuePair<string, string>> files = TreeFiles
            .Read(repository.Git, tree)
            .Select(x => KeyValuePair.Create(x.Key, x.Value.Id));
        return (made.WithFiles(files), tree);
    }

    /// <summary>Where a capability was adopted, files that were there before stayed as they were: the template has no part in them.</summary>
    private static string WithoutTheirOwn(UpdatedRepository repository, BirthRecord record, string tree, string index)
    {
        if (record.Answers.GetValueOrDefault(AdoptedRepository.Answer) is null or AdoptedRepository.Project)
            return tree;
        Dictionary<string, TreeFile> there = TreeFiles.Read(repository.Git, repository.Tree);
        return TreeFiles.Write(
            repository,
            TreeFiles
                .Read(repository.Git, tree)
                .Where(x => !there.ContainsKey(x.Key) || record.Files?.ContainsKey(x.Key) == true)
                .ToDictionary(x => x.Key, x => (TreeFile?)x.Value, StringComparer.Ordinal),
            index
        );
    }

    private string BaseTree(UpdatedRepository repository, BirthRecord record, UpdateScratch scratch)
    {
        string reason = "it came from a folder";
        if (record.Version != NoVersion)
        {
            try
            {
                string folder = scratch.At("old");
                _ = rendering.Render(record.Template, record.Version, record.Answers, folder);
                File.Delete(Path.Combine(folder, BirthRecord.FileName));
                return WithoutTheirOwn(
                    repository,
                    record,
                    TreeFiles.Write(repository, folder, scratch.At("old.index")),
                    scratch.At("old.adopted.index")
                );
            }
            catch (AutomationException exception)
            {
                reason = exception.Message;
            }
        }
        string tree =
            RecordedObjects.Tree(repository, record, scratch.At("recorded.index"))
            ?? throw new AutomationException(
                $"What {record.Template} {record.Version} made is not to be had: {reason.TrimEnd('.')}, and git has not all that {BirthRecord.FileName} names. Put the package on a feed of yours, or fetch the whole history: git fetch --unshallow"
            );
        say(
            $"What {record.Template} {record.Version} made is taken from git's objects, as {BirthRecord.FileName} names them ({reason.TrimEnd('.')})."
        );
        return tree;
    }

    private static bool IsSame(BirthRecord record, BirthRecord made) =>
        record.Version == made.Version
        && AreSame(record.Answers, made.Answers)
        && record.Files != null
        && AreSame(record.Files, made.Files!);

    private static bool AreSame(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Count == other.Count && one.All(x => other.GetValueOrDefault(x.Key) == x.Value);

    private static bool IsOlder(string one, string other) =>
        SemanticVersion.TryParse(one, "", false) is { } first
        && SemanticVersion.TryParse(other, "", false) is { } second
        && first < second;
}
