using System.Diagnostics.CodeAnalysis;
using Automation.Linting;
using Automation.Releasing;
using Automation.Repository;
using Automation.TemplateUpdates;

namespace Automation.Templating.Trying;

/// <summary>Tries the packed template: every case, whether others fail or not, and nothing of it is left.</summary>
/// <param name="root">The repository's folder.</param>
/// <param name="logs">The folder for what builds print.</param>
/// <param name="variable">Gives the variables of the environment.</param>
/// <param name="say">Takes what happens, line by line.</param>
[ExcludeFromCodeCoverage(Justification = "./build.sh TestTemplate runs it in CI.")]
public sealed class TemplateTrials(string root, string logs, Func<string, string?> variable, Action<string> say)
{
    /// <summary>The only case that is tried; null for all.</summary>
    public string? Only { get; init; }

    /// <summary>True to build one case alone.</summary>
    public bool IsShort { get; init; }

    /// <summary>Tries the cases.</summary>
    /// <param name="package">The packed template.</param>
    /// <param name="cancellation">Ends the trials after the program that runs, and takes everything away.</param>
    /// <exception cref="AutomationException">A case failed, or there is none of the name.</exception>
    public async Task RunAsync(string package, CancellationToken cancellation)
    {
        TemplateCase[] cases = Cases();
        string scratch = Directory.CreateTempSubdirectory("template-").FullName;
        try
        {
            // Blocking work: programs run one after another, so that each case has its own times.
            List<TrialResult> results = await Task.Run(() => Try(cases, package, scratch, cancellation), cancellation)
                .ConfigureAwait(false);
            string compiler = variable("UseSharedCompilation") ?? "";
            string conditions = compiler.Length == 0 ? "" : $" (with UseSharedCompilation={compiler})";
            foreach (string line in TrialResult.Table(results, conditions))
                say(line);
            LintReport.ThrowIfAny(
                "Problems with projects from the template",
                [.. results.Where(x => !x.IsFine).Select(x => $"{x.Case.Name}: {x.Problems.Count}, told above")],
                $"Mend the template, then run ./build.sh TestTemplate --case NAME; what the builds printed is in {logs}"
            );
        }
        finally
        {
            await FolderRemoval.DeleteAsync(scratch).ConfigureAwait(false);
        }
    }

    private TemplateCase[] Cases()
    {
        TemplateCase[] rendered = [.. TemplateCases.Rendered(TemplateManifest.Find(root)!.Parameters)];
        TemplateCase[] all = [.. TemplateCases.Built, .. rendered];
        if (Only == null)
            return IsShort ? [TemplateCases.Only, .. rendered] : all;
        return Array.Find(all, x => x.Name == Only) is { } one
            ? [one]
            : throw new AutomationException(
                $"'{Only}' is no case. There are {string.Join(", ", TemplateCases.Built.Select(x => x.Name))}, and {rendered[0].Name} to {rendered[^1].Name}."
            );
    }

    private List<TrialResult> Try(TemplateCase[] cases, string package, string scratch, CancellationToken cancellation)
    {
        TrialHost host = new(scratch, variable, cancellation);
        TemplateHive hive = new(Path.Combine(scratch, "hive"), x => host.Run(TrialMachine.Usual, x));
        if (hive.Install(package) is { } reason)
            throw new AutomationException($"{package} cannot be installed: {reason}");
        List<TrialResult> results = [];
        foreach (TemplateCase one in cases)
        {
            string folder = Path.Combine(scratch, one.Name);
            TrialResult result = new TemplateTrial(host, hive, logs).Run(one, folder);
            results.Add(result);
            say(result.ToString());
            foreach (string problem in result.Problems)
                say($"    {problem}");
            FolderRemoval.Delete(folder);
        }
        return results;
    }
}
