using Automation.Deploying;
using Automation.Linting;
using Automation.Services;
using Nuke.Common;
using Nuke.Common.IO;
using Serilog;

namespace Targets;

internal interface ICheckDeployment : IHasRepository
{
    Target CheckDeployment =>
        _ =>
            _.Description("Checks the deployment files: compose rules, and that the Kubernetes overlays build")
                .Executes(() =>
                {
                    AbsolutePath compose = RootDirectory / "deploy" / "compose.yml";
                    Overlays overlays = new(RootDirectory, ProgramPath.Find("kubectl"));
                    LintReport.ThrowIfAny(
                        "Findings in the deployment files",
                        [.. ComposeRules.Check("deploy/compose.yml", compose.ReadAllText()), .. overlays.Check()],
                        "Mend them, then run ./build.sh CheckDeployment"
                    );
                    if (overlays.CanBuild)
                        Log.Information("{Count} overlays build", overlays.Names.Count);
                    else
                        Log.Warning("kubectl is not installed, so the Kubernetes overlays were not built");
                });
}
