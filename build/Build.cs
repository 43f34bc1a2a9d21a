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
        IInstallServers,
        IUp,
        ISoak,
        IRelease,
        IAttest,
        IPublish,
        IGovernance,
        IEnvironments,
        IDeploy,
        IPromote,
        IRehearse,
        IBenchmark,
        IVerify
{
    public static int Main() => Execute<Build>(x => ((IVerify)x).Verify);

    protected override void OnBuildInitialized() => IHooks.BeQuiet(ScheduledTargets.Select(x => x.Name));

    protected override void OnBuildFinished()
    {
        ((IHooks)this).InstallHooksOnce();
        ITest.PrintTotals();
    }
}
