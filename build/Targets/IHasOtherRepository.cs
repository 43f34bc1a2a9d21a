using Nuke.Common;

namespace Targets;

/// <summary>What several targets offer: to look at another repository than the one of the build.</summary>
internal interface IHasOtherRepository : INukeBuild
{
    [Parameter("A folder in the repository that is meant")]
    string? Repository => TryGetValue(() => Repository);
}
