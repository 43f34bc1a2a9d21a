using Automation.Processes;

namespace Automation.Adopting;

/// <summary>Brings a capability of the template into a repository that was not made from it: shows the plan, asks once, and writes all or nothing.</summary>
/// <param name="request">What is asked for.</param>
/// <param name="render">Renders the template with answers into a folder, and gives the folder with the result.</param>
/// <param name="say">Told what happens, line by line.</param>
public sealed class Adoption(
    AdoptionRequest request,
    Func<IReadOnlyDictionary<string, string>, string, string> render,
    Action<string> say
)
{
    /// <summary>Runs it.</summary>
    /// <exception cref="AutomationException">It cannot be done; nothing was changed.</exception>
    public async Task RunAsync()
    {
        RequireCapability();
        ForeignRepository repository = ForeignRepository.Open(request.Folder, request.Template);
        AdoptionRecord record = AdoptionRecord.Read(repository.Root);
        AdoptionAnswers answers = AdoptionAnswers.Find(request, repository, record);
        AdoptionPlan plan = Plan(repository, record, answers);
        say($"{request.Capability} for {repository.Root}, whose build works on {answers.Solution}:");
        foreach (string line in AdoptionText.Lines(plan))
            say(line);
        if (plan.Refused.Count > 0 && !request.IsDryRun)
            throw new AutomationException(
                $"Nothing was changed, because of {plan.Refused.Count} {(plan.Refused.Count == 1 ? "file" : "files")}: {string.Join("; ", plan.Refused.Select(x => x.Path).Take(5))}. The lines with 'refuse' say what to do."
            );
        if (plan.Changes.Count == 0)
            say($"There is nothing to do: {request.Capability} is here already.");
        else if (IsWanted())
            await ApplyAsync(repository, plan).ConfigureAwait(false);
    }

    private void RequireCapability()
    {
        IReadOnlyList<string> all = TemplateDefinition.Capabilities(request.Template);
        if (!all.Contains(request.Capability, StringComparer.Ordinal))
            throw new AutomationException(
                $"{(request.Capability is { Length: > 0 } name ? $"There is no capability {name}." : "No capability is named.")} Name one: --capability {string.Join(", or ", all)}"
            );
    }

    private AdoptionPlan Plan(ForeignRepository repository, AdoptionRecord record, AdoptionAnswers answers)
    {
        string scratch = Directory.CreateTempSubdirectory("adopt-").FullName;
        try
        {
            return AdoptionPlan.Make(repository, record, answers, render(answers.Values, scratch));
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private bool IsWanted()
    {
        if (request.IsDryRun)
        {
            say("Nothing was changed: that was the plan.");
            return false;
        }
        if (request.IsConfirmed)
            return true;
        if (request.Ask == null)
        {
            say("Nothing was changed: there is nobody to ask. Add --yes to do what the plan says.");
            return false;
        }
        bool isWanted = request.Ask("Do this? [y/N] ")?.Trim().ToUpperInvariant() is "Y" or "YES";
        if (!isWanted)
            say("Nothing was changed.");
        return isWanted;
    }

    private async Task ApplyAsync(ForeignRepository repository, AdoptionPlan plan)
    {
        await Interruption
            .RunAsync(
                x =>
                {
                    new FileTransaction(repository.Root).Apply(plan.Changes, x);
                    return Task.CompletedTask;
                },
                canBeForced: false
            )
            .ConfigureAwait(false);
        say($"{plan.Changes.Count} files were written. Next, in {repository.Root}:");
        say("  ./build.sh --help                 what the build can do; the first start compiles it");
        say("  ./build.sh Format                 formats your files as CSharpier does, once for all");
        say($"  git add -A && git commit -m \"build: adopt {request.Capability}\"");
    }
}
