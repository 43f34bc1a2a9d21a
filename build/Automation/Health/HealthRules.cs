using Automation.Health.Rules;

namespace Automation.Health;

/// <summary>All rules, in the order of their ids.</summary>
public static class HealthRules
{
    /// <summary>The rules.</summary>
    public static IReadOnlyList<HealthRule> All { get; } =
    [
        new ReadableFiles(),
        new ReadOnlyPermissions(),
        new PinnedActions(),
        new UntrustedCheckout(),
        new NoExpressionsInScripts(),
        new NoPersistedCredentials(),
        new SecretsInEnvironments(),
        new NoCacheInReleases(),
        new Limits(),
        new TrustedEnvironment(),
        new SoundConditions(),
        new Dependabot(),
        new TrustedPublishing(),
        new Attestation(),
        new ReleaseContents(),
        new ExactDependencies(),
        new SecurityPractices(),
        new ImagesByDigest(),
        new RulesetFiles(),
        new NeededIgnores(),
        new LeadingLinks(),
        new FinishedUpdates(),
        new ProvedBlocks(),
        new DevcontainerSdk(),
    ];
}
