using System.Diagnostics.CodeAnalysis;
using Automation.Repository;
using Automation.Templating;
using Automation.Templating.Trying;

namespace Automation.Documentation.Proving;

/// <summary>Proves what the pages show: C# is compiled, and the commands of the first page are executed with the packed template.</summary>
/// <param name="repository">The repository.</param>
/// <param name="folder">The folder for the project with the C# of the pages.</param>
/// <param name="variable">Gives the variables of the environment.</param>
[ExcludeFromCodeCoverage(Justification = "./build.sh TestDocs runs it in CI.")]
public sealed class ProvedPages(DocumentedRepository repository, string folder, Func<string, string?> variable)
{
    private const string First = "docs/get-started.md";

    /// <summary>Pages whose blocks tests of their own prove, because they need a service or stand in the build.</summary>
    private static readonly string[] Elsewhere = ["docs/guides/jobs.md", "docs/guides/add-a-target-and-a-gate.md"];

    /// <summary>Proves all pages.</summary>
    /// <param name="cancellation">Ends it before the next program.</param>
    /// <returns>How many blocks were compiled.</returns>
    /// <exception cref="AutomationException">One is not true.</exception>
    public int Prove(CancellationToken cancellation)
    {
        int compiled = new CompiledBlocks(repository, folder).Compile(
            repository
                .In("", ".md")
                .Where(x =>
                    x.StartsWith("docs/", StringComparison.Ordinal) || x.StartsWith("src/", StringComparison.Ordinal)
                )
                .Except(Elsewhere, StringComparer.Ordinal)
        );
        string scratch = Directory.CreateTempSubdirectory("docs-").FullName;
        try
        {
            Execute(scratch, cancellation);
        }
        finally
        {
            FolderRemoval.Delete(scratch);
        }
        return compiled;
    }

    /// <summary>The page installs the template by its name: a folder with the package is the source that has it.</summary>
    private void Execute(string scratch, CancellationToken cancellation)
    {
        string packages = Path.Combine(scratch, "packages");
        string work = Path.Combine(scratch, "work");
        Directory.CreateDirectory(packages);
        Directory.CreateDirectory(work);
        new TemplatePackage(repository.Root).Make("1.0.0", packages);
        File.WriteAllText(
            Path.Combine(work, "nuget.config"),
            $"""<configuration><packageSources><add key="template" value="{packages}" /></packageSources></configuration>"""
        );
        TrialHost host = new(scratch, variable, cancellation);
        new ExecutedPage(host, work).Run(
            First,
            repository.Text(First),
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["DOTNET_CLI_HOME"] = Path.Combine(scratch, "home"),
                ["DOTNET_CLI_UI_LANGUAGE"] = "en",
                ["DOTNET_NOLOGO"] = "1",
                ["NUGET_PACKAGES"] =
                    variable("NUGET_PACKAGES") ?? Path.Combine(variable("HOME") ?? scratch, ".nuget", "packages"),
            }
        );
    }
}
