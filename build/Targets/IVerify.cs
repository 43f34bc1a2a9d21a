using Nuke.Common;

namespace Targets;

internal interface IVerify : IFormat, ICheckRepository, ICheckCommits, ICheckLicenses, ILint, ICheckApi, ICover, IPack
{
    Target Verify =>
        _ =>
            _.Description("Runs every gate: the main job, here and in CI")
                .DependsOn(CheckFormat)
                //#if (withHooks)
                .DependsOn(CheckRepository)
                .DependsOn(CheckCommits)
                //#endif
                //#if (hasJobs)
                .TryDependsOn<ICheckDeployment>(x => x.CheckDeployment)
                //#endif
                //#if (isProject)
                .DependsOn(CheckLicenses)
                //#endif
                .DependsOn(Lint)
                .DependsOn(CheckApi)
                //#if (withCoverage)
                .DependsOn(Coverage)
                //#endif
                //#if (withPromotion)
                .DependsOn(Pack)
                //#endif
                .DependsOn(Test);
}
