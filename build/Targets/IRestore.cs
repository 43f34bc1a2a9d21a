using Nuke.Common;
using Nuke.Common.Tools.DotNet;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Targets;

internal interface IRestore : IHasSolution
{
    Target Restore =>
        _ =>
            _.Description("Restores the packages that the lock files name")
                .Executes(() => DotNetRestore(_ => _.SetProjectFile(Solution).SetVerbosity(DotNetVerbosity.minimal)));
}
