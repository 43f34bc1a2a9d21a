using Automation.Doctor.Rules;

namespace Automation.Doctor;

/// <summary>All rules, in the order of their ids.</summary>
public static class DoctorRules
{
    /// <summary>The rules.</summary>
    public static IReadOnlyList<DoctorRule> All { get; } =
    [
        new SuitableSdk(),
        new OneDotNet(),
        new RecentGit(),
        new TrustedFolder(),
        new KnownAuthor(),
        new QuietLineEndSetting(),
        new WholeHistory(),
        new HooksInUse(),
        new RestoredTools(),
        new StandInsInUse(),
        new ReachableFeeds(),
        new NoClearTextCredentials(),
        new DecidedLineEnds(),
        new ExecutableScripts(),
        new EnoughDisk(),
        new FreePorts(),
        new SoundCertificate(),
        new AnsweringContainerEngine(),
        new SufficientToken(),
        new GovernedAsWritten(),
        new TemplateTies(),
        new WritableFolders(),
        new NoLeftLocks(),
        new PortablePaths(),
        new WindowsLongPaths(),
    ];

    /// <summary>True for the id of one of them.</summary>
    public static bool Has(string id) => All.Any(x => x.Id == id);
}
