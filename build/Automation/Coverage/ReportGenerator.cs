using Automation.Processes;
using Automation.Tools;

namespace Automation.Coverage;

/// <summary>Merges the reports of the test projects with the ReportGenerator of the tool manifest.</summary>
/// <param name="tools">The tools of the repository.</param>
public sealed class ReportGenerator(LocalTools tools)
{
    /// <summary>Writes the merged report: HTML, Cobertura, and a Markdown summary.</summary>
    /// <remarks>The reports must be in OpenCover's form: of Cobertura ReportGenerator counts fewer branches than there are.</remarks>
    /// <param name="rawFolder">The folder with a report per test project.</param>
    /// <param name="target">The folder that the report is written to.</param>
    /// <exception cref="AutomationException">ReportGenerator failed.</exception>
    public void Merge(string rawFolder, string target)
    {
        CommandResult result = tools
            .Command(
                "dotnet-reportgenerator-globaltool",
                $"-reports:{Path.Combine(rawFolder, "*.opencover.xml")}",
                $"-targetdir:{target}",
                "-reporttypes:Html;Cobertura;MarkdownSummaryGithub",
                "-verbosity:Warning"
            )
            .Run();
        // A report that it cannot read is no more than a line for ReportGenerator, which then merges the others and succeeds.
        if (result.ExitCode != 0 || result.Output.Contains("Error during reading report", StringComparison.Ordinal))
            throw new AutomationException(
                $"ReportGenerator could not merge the coverage. Run ./build.sh Test again. It said:\n{result.Output}{result.Error}".TrimEnd()
            );
    }
}
