using Nuke.Common;

namespace Targets;

/// <summary>The configuration that is compiled, tested and packed: one for all, so that what is tested is what is packed.</summary>
internal interface IHasConfiguration : INukeBuild
{
    [Parameter("What is compiled, tested and packed: Release by default, or Debug")]
    string Configuration => TryGetValue(() => Configuration) ?? "Release";
}
