using Automation.Auditing;
using Nuke.Common;
using Serilog;

namespace Targets;

internal interface IAudit : IRestore
{
    Target Audit =>
        _ =>
            _.Description("Lists known weaknesses of the packages, with the page about each, and fails on any")
                .DependsOn(Restore)
                .Executes(() => Log.Information("{Line}", AuditReport.Check(RootDirectory)));
}
