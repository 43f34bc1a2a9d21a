using Nuke.Common;

namespace Targets;

internal interface IHasReleaseVersion : INukeBuild
{
    [Parameter("The version of a release that is meant, such as 1.2.0")]
    string? ReleaseVersion => TryGetValue(() => ReleaseVersion);
}
