using Nuke.Common;
using Nuke.Common.ProjectModel;

namespace Targets;

/// <summary>The solution that the build works on.</summary>
internal interface IHasSolution : INukeBuild
{
    [Solution("Template.sln")]
    Solution Solution => TryGetValue(() => Solution)!;
}
