using Automation.Processes;
using Automation.Promoting;
using Automation.Validating;
using Automation.Workflows;
using Nuke.Common;
using Serilog;

namespace Targets;

internal interface IDeploy : IHasPromotion, IHasEnvironment
{
    Target PlanDeployments =>
        _ =>
            _.Description("Tells a workflow what is to be deployed: what a push promoted, or what is named")
                .Executes(() =>
                {
                    string? eventFile = Variable("GITHUB_EVENT_PATH");
                    IReadOnlyList<DueDeployment> due = DeploymentPlan.Due(
                        Promotion.Context(),
                        Environment,
                        ReleaseVersion,
                        eventFile
                    );
                    WorkflowOutput output = new(Variable("GITHUB_OUTPUT"));
                    Log.Information("{Line}", output.Write("deployments", DeploymentPlan.Json(due)));
                });

    Target Deploy =>
        _ =>
            _.Description("Puts --release-version into --environment by its digest, tries it, and records it")
                .Executes(() =>
                    Interruption.RunAsync(x =>
                        new EnvironmentDeployment(Promotion.Context()).DeployAsync(Environment, ReleaseVersion, x)
                    )
                );

    Target Rollback =>
        _ =>
            _.Description("Puts back into --environment what succeeded there before")
                .Executes(() =>
                    Interruption.RunAsync(x =>
                        new EnvironmentDeployment(Promotion.Context()).RollBackAsync(Environment, ReleaseVersion, x)
                    )
                );

    Target StopEnvironment =>
        _ =>
            _.Description("Stops what runs in --environment, if that is on this machine")
                .Executes(() => new EnvironmentStop(Promotion.Context()).RunAsync(Environment));

    Target ValidateEnvironment =>
        _ =>
            _.Description("Holds what runs in --environment to its limits, and records it")
                .Executes(() =>
                    Interruption.RunAsync(x => new ValidationRun(Promotion.Context()).RunAsync(Environment, x))
                );

    private static string? Variable(string name) => System.Environment.GetEnvironmentVariable(name);
}
