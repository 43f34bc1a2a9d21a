using Nuke.Common;

namespace Targets;

internal interface IVerify
    : IFormat,
        ICheckRepository,
        ICheckCommits,
        //#if (hasJobs)
        ICheckDeployment,
        //#endif
        ILint,
        ICover,
        IPack
{
    Target Verify =>
        _ =>
            _.Description("Runs every gate: the main job, here and in CI")
                .DependsOn(CheckFormat)
                .DependsOn(CheckRepository)
                .DependsOn(CheckCommits)
                //#if (hasJobs)
                .DependsOn(CheckDeployment)
                //#endif
                .DependsOn(Lint)
                .DependsOn(Test)
                .DependsOn(Coverage)
                .DependsOn(Pack);
}
