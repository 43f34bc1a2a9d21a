using Nuke.Common;
using Nuke.Common.IO;

public interface IClean : INukeBuild
{
    Target Clean =>
        _ =>
            _.Description("Deletes everything that the build made: artifacts, reports and packages")
                .Before<IRestore>(x => x.Restore)
                .Executes(() => (RootDirectory / "artifacts").DeleteDirectory());
}
