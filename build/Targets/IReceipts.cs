using Automation.Receipts;
using Nuke.Common;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.IO;
using Serilog;

namespace Targets;

internal interface IReceipts : ICheckChanges
{
    Target Receipts =>
        _ =>
            _.Description("Lists the commits of this branch, and which of them came without passing the hooks")
                .Executes(() =>
                {
                    ReceiptReport report = ReceiptReport.Read(Git, Since);
                    Log.Information("{Report}", report.Text);
                    GitHubActions.Instance?.StepSummaryFile?.AppendAllText(report.Markdown);
                });
}
