namespace Automation.Versioning.Strategies;

/// <summary>A way to find what the next version may be made from.</summary>
internal interface IVersionStrategy
{
    /// <summary>The name in the configuration.</summary>
    string Name { get; }

    /// <summary>What it finds by the rules that hold.</summary>
    IEnumerable<Candidate> Find(VersioningContext context, EffectiveBranch branch);
}
