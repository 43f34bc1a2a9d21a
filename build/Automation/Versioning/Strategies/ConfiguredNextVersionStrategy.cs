using Automation.Versioning.Settings;

namespace Automation.Versioning.Strategies;

/// <summary>The version that the key <c>next-version</c> gives.</summary>
internal sealed class ConfiguredNextVersionStrategy : IVersionStrategy
{
    public string Name => "ConfiguredNextVersion";

    public IEnumerable<Candidate> Find(VersioningContext context, EffectiveBranch branch)
    {
        VersioningConfiguration configuration = context.Configuration;
        if (string.IsNullOrEmpty(configuration.NextVersion))
            yield break;
        SemanticVersion version =
            SemanticVersion.TryParse(configuration.NextVersion, configuration.TagPrefix, configuration.IsLoose)
            ?? throw new AutomationException(
                $"{configuration.Places["next-version"]}: next-version is '{configuration.NextVersion}', which is no version. Give three numbers, such as 2.0.0."
            );
        string? label = BranchLabel.Of(branch.Rules, context.CurrentBranch.Name);
        if (!version.Fits(label))
            yield break;
        bool isRaised =
            !version.IsPreRelease
            || (label != null && !string.Equals(version.PreRelease.Name, label, StringComparison.Ordinal));
        yield return new Candidate("next-version in GitVersion.yml", version, null)
        {
            Increment = isRaised ? new Increment(VersionField.None, label) : null,
        };
    }
}
