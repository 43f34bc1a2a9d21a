using Nuke.Common;

namespace Targets;

internal interface IHasShort : INukeBuild
{
    [Parameter(
        "Does less: measures a few times instead of many, when a budget that is not met is only a warning, and builds one project from the template instead of all"
    )]
    bool Short => TryGetValue<bool?>(() => Short) ?? false;
}
