using Automation.Governance;
using Nuke.Common;
using Serilog;

namespace Targets;

internal interface IGovernance : IHasRepository, IHasDryRun
{
    private GovernanceRun Governance =>
        GovernanceRun.Open(
            RootDirectory,
            Environment.GetEnvironmentVariable,
            TimeProvider.System,
            x => Log.Information("{Line}", x)
        );

    Target CheckGovernance =>
        _ =>
            _.Description("Compares the settings on GitHub with .github/governance.json, and names what differs")
                .Executes(() =>
                {
                    using GovernanceRun run = Governance;
                    run.Check();
                });

    Target ApplyGovernance =>
        _ =>
            _.Description("Makes the settings on GitHub what .github/governance.json says; --dry-run shows the calls")
                .Executes(() =>
                {
                    using GovernanceRun run = Governance;
                    if (DryRun)
                        run.Show();
                    else
                        run.Apply();
                });
}
