using Nuke.Common;
using Nuke.Common.IO;

namespace Targets;

internal interface IClean : IHasRepository
{
    Target Clean =>
        _ =>
            _.Description("Deletes what the build made: assemblies, reports, packages")
                .Before<IRestore>(x => x.Restore)
                .Executes(() => Artifacts.DeleteDirectory());
}
