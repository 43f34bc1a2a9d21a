using Nuke.Common;
using Nuke.Common.ProjectModel;

/// <summary>The solution that the build works on.</summary>
public interface IHasSolution : INukeBuild
{
    [Solution("Template.sln")]
    Solution Solution => TryGetValue(() => Solution)!;
}
