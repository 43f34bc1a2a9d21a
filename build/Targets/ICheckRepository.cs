using Automation.Gates;
using Nuke.Common;
using Serilog;

namespace Targets;

internal interface ICheckRepository : IHasRepository
{
    Target CheckRepository =>
        _ =>
            _.Description("Runs the content checks of the pre-commit hook over the whole repository")
                .TryBefore<ICompile>(x => x.Compile)
                .Executes(() =>
                {
                    CheckedContent content = RepositoryContent.Read(Git);
                    ContentReport.ThrowIfAny(ContentReport.Run(content));
                    Log.Information("{Count} files have nothing to mend.", content.Files.Count);
                });
}
