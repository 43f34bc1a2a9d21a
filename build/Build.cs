using Nuke.Common;
using Targets;

/// <summary>What this build can do: each capability is a file in Targets/.</summary>
internal sealed class Build
    : NukeBuild,
        IClean,
        ISetup,
        IRestore,
        ICompile,
        IFormat,
        ILint,
        ITest,
        ICover,
        IPack,
        IHooks,
        IReceipts,
        IAudit,
        IVersion,
        IChangelog,
        //#if (hasJobs)
        IInstallServers,
        IUp,
        ISoak,
        //#endif
        IRelease,
        IAttest,
        IPublish,
        IGovernance,
        //#if (hasEnvironments)
        IEnvironments,
        IDeploy,
        IPromote,
        //#endif
        //#if (hasJobs && hasEnvironments)
        IRehearse,
        //#endif
        //#if (repository)
        IBenchmark,
        //#endif
        IUpdateTemplate,
        IVerify
{
    public static int Main() => Execute<Build>(x => ((IVerify)x).Verify);

    protected override void OnBuildInitialized()
    {
        IHooks.BeQuiet(ScheduledTargets.Select(x => x.Name));
        ((IUpdateTemplate)this).StartProjectOnce(ScheduledTargets.Select(x => x.Name));
    }

    protected override void OnBuildFinished()
    {
        ((IHooks)this).InstallHooksOnce();
        ITest.PrintTotals();
    }
}
