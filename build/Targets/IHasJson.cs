using Nuke.Common;

namespace Targets;

/// <summary>What several targets offer: an answer for programs.</summary>
internal interface IHasJson : INukeBuild
{
    [Parameter("Prints the answer as JSON")]
    bool Json => TryGetValue<bool?>(() => Json) ?? false;
}
