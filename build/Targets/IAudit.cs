using Automation.Auditing;
using Nuke.Common;
using Serilog;

namespace Targets;

internal interface IAudit : IRestore
{
    Target Audit =>
        _ =>
            _.Description(
                    "Lists known weaknesses of the packages, each with what brings it in and the line that mends it, and fails on any"
                )
                .DependsOn(Restore)
                .Executes(() => Log.Information("{Line}", AuditReport.Check(RootDirectory)));
}
