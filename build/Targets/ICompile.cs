using Nuke.Common;
using Nuke.Common.Tools.DotNet;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

public interface ICompile : IRestore, IHasConfiguration
{
    Target Compile =>
        _ =>
            _.Description("Compiles the solution; a compiler warning is an error")
                .DependsOn(Restore)
                .Executes(() =>
                    DotNetBuild(_ =>
                        _.SetProjectFile(Solution).SetConfiguration(Configuration).EnableNoRestore().EnableNoLogo().SetProperty("LintCompile", true)
                    )
                );
}
