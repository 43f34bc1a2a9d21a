using Nuke.Common;
using Targets;

/// <summary>What this build can do: each capability is a file in Targets/.</summary>
internal sealed class Build
    : NukeBuild,
        IClean,
        ISetup,
        ICompletion,
        IDoctor,
        IRestore,
        ICompile,
        IFormat,
        ILint,
        ITest,
        ICover,
        ICheckApi,
        IMutate,
        IPack,
        //#if (withHooks)
        IHooks,
        //#endif
        IReceipts,
        IAudit,
        ICheckLicenses,
        ICheckSecrets,
        IAssess,
        IVersion,
        //#if (withVersions)
        IChangelog,
        //#endif
        //#if (hasJobs)
        ICheckDeployment,
        IInstallServers,
        IUp,
        ISoak,
        //#endif
        //#if (withPromotion)
        IRelease,
        IAttest,
        IPublish,
        IGovernance,
        //#endif
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
        IAdopt,
        ITemplate,
        //#endif
        IUpdateTemplate,
        //#if (hasDocs)
        IDocs,
        //#endif
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
        //#if (withHooks)
        if (InvokedTargets.All(x => x.Name != nameof(IDoctor.Doctor)))
            ((IHooks)this).InstallHooksOnce();
        //#endif
        ITest.PrintTotals();
    }
}
