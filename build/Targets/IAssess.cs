using Automation.Assessing;
using Nuke.Common;
using Serilog;

namespace Targets;

internal interface IAssess : INukeBuild
{
    Target Assess =>
        _ =>
            _.Description(
                    "Says how the repository stands by OpenSSF's checks and the rules of health; a report, and no gate"
                )
                .Executes(() => Log.Information("{Text}", SelfAssessment.Text(RootDirectory)));
}
