using Nuke.Common;

namespace Targets;

internal interface IHasShort : INukeBuild
{
    [Parameter(
        "Does less than all: measures a few times, when a budget that is not met is only a warning; builds one project from a template; mutates a few files"
    )]
    bool Short => TryGetValue<bool?>(() => Short) ?? false;
}
