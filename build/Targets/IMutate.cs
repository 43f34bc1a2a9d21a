using Automation.Linting;
using Automation.Mutating;
using Nuke.Common;
using Serilog;

namespace Targets;

internal interface IMutate : IHasRepository, IHasShort
{
    Target Mutate =>
        _ =>
            _.Description(
                    "Changes the code of the cores and fails when too few changes make a test fail; with Stryker, which is restored for it"
                )
                .Executes(() =>
                {
                    Stryker stryker = new(RootDirectory, Artifacts / "mutation");
                    string program = Tools.Program(Stryker.Tool);
                    List<(MutationCore Core, MutationReport Report)> results = [];
                    foreach (MutationCore core in MutationCore.ReadAll(Projects, Short))
                    {
                        Log.Information("{Project}: {Files}", core.Project.Name, string.Join(';', core.Files));
                        results.Add((core, stryker.Run(core, program)));
                        Log.Information("The report: {Page}", stryker.PageOf(core));
                    }
                    if (results.Count == 0)
                        Log.Warning("No project declares a MutationThreshold, so nothing is mutated.");
                    Log.Information("{Table}", MutationGate.Text(results));
                    LintReport.ThrowIfAny(
                        "Tests that notice too little",
                        MutationGate.Problems(results),
                        "Add tests that fail for the changes above. A change that nobody could notice: // Stryker disable once MUTATION : why"
                    );
                });
}
