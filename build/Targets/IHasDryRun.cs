using Nuke.Common;

namespace Targets;

/// <summary>What several targets offer: to show first.</summary>
internal interface IHasDryRun : INukeBuild
{
    [Parameter("Shows what would be done, and changes nothing")]
    bool DryRun => TryGetValue<bool?>(() => DryRun) ?? false;
}
