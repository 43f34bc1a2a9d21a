using Automation;
using Automation.Tools;
using Nuke.Common;
using Serilog;

namespace Targets;

internal interface ISetup : IHasRepository
{
    Target Setup =>
        _ =>
            _.Description(
                    "Makes a fresh clone ready at once: tools, packages, a first compile. No other target needs it"
                )
                .Triggers<ICompile>(x => x.Compile)
                .Executes(() =>
                {
                    IReadOnlyList<RestoredTool> tools = Tools.RestoreAll();
                    foreach (RestoredTool tool in tools)
                        Log.Information("{Message}", tool.Message);
                    if (tools.Any(x => x.IsMissing))
                        throw new AutomationException(
                            "A tool that the build needs is missing; its line above says why."
                        );
                });
}
