using System.Text.RegularExpressions;
using Automation.Linting;
using Automation.Processes;

namespace Automation.Documentation.Site;

/// <summary>Generates the site with VitePress.</summary>
/// <param name="folder">The folder with <c>source</c>, where <c>site</c> is written.</param>
/// <param name="node">The program node.</param>
public sealed partial class SiteGenerator(string folder, string node)
{
    /// <summary>Where the site is.</summary>
    public string Site => Path.Combine(folder, "site");

    /// <summary>Generates it.</summary>
    /// <exception cref="AutomationException">The generator fails, or says more than that it is done.</exception>
    public void Run()
    {
        CommandResult result = new Command(
            node,
            [Path.Combine(folder, "node_modules", "vitepress", "bin", "vitepress.js"), "build", "source"],
            folder
        )
        {
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["NO_COLOR"] = "1",
                ["FORCE_COLOR"] = null,
                ["NODE_ENV"] = "production",
            },
        }.Run();
        string[] lines =
        [
            .. $"{result.Output}\n{result.Error}"
                .Split('\n')
                .Select(x => Colour().Replace(x, "").Trim())
                .Where(x => x.Length > 0 && !Usual().IsMatch(x)),
        ];
        LintReport.ThrowIfAny(
            result.ExitCode == 0 ? "The generator of the site warns" : "The generator of the site failed",
            result.ExitCode != 0 && lines.Length == 0 ? [$"exit code {result.ExitCode}"] : lines,
            $"Mend what it says; its input is in {Path.Combine(folder, "source")}"
        );
    }

    /// <summary>What it says each time.</summary>
    [GeneratedRegex(
        @"^(vitepress v[\d.]+|(-|✓) (building client \+ server bundles|rendering pages)\.\.\.|build complete in .*)$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Usual();

    [GeneratedRegex("\e\\[[0-9;?]*[A-Za-z]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Colour();
}
