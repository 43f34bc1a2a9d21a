using Automation.Linting;
using Automation.Packaging;
using Automation.Projects;
//#if (repository)
using Automation.Templating;

//#endif

namespace Automation.Releasing;

/// <summary>Packs libraries and tools, each package in its canonical form, and checks them as their users would.</summary>
internal static class PackageBuilder
{
    private const string Solution = "release.slnx";

    /// <summary>Makes the packages.</summary>
    /// <param name="plan">Which ones.</param>
    /// <param name="dotnet">Where.</param>
    /// <param name="output">The folder that they get into.</param>
    /// <param name="scratch">A folder for what is installed to be tried.</param>
    /// <exception cref="AutomationException">Packing failed, or a package is not as it should be.</exception>
    public static IReadOnlyList<PlannedArtifact> Make(ReleasePlan plan, DotNet dotnet, string output, string scratch)
    {
        if (plan.Packages.Count == 0)
            return [];
        // One run for all: what several of them need is compiled once.
        File.WriteAllText(
            Path.Combine(dotnet.Source, Solution),
            $"<Solution>{string.Concat(plan.Packages.Select(x => $"<Project Path=\"{x.Path}\" />"))}</Solution>"
        );
        dotnet.Run("pack", Solution, "-p:RestoreLockedMode=true", $"-p:PackageOutputPath={output}");
        string version = dotnet.Identity.Version;
        PlannedArtifact[] made =
        [
            .. plan
                .Packages.SelectMany(x => ReleasePlan.PackagesOf(x, version))
                .Where(x => File.Exists(Path.Combine(output, x.Name))),
        ];
        foreach (PlannedArtifact package in made)
            CanonicalPackage.Rewrite(Path.Combine(output, package.Name), dotnet.Identity.Created);
        //#if (repository)
        made = [.. made, .. new TemplatePackage(dotnet.Source).Make(dotnet.Identity, output)];
        //#endif
        ToolCheck tools = new(output, scratch);
        LintReport.ThrowIfAny(
            "Problems with the packages",
            [
                .. PackageCheck.Check(output, [.. plan.Packages.Select(x => x.Name)]),
                .. plan
                    .Packages.Where(x => x.IsTool)
                    .Select(x => tools.Check(x, Program(dotnet.Source, x)))
                    .OfType<string>(),
            ],
            "Mend the project files, then run ./build.sh Release"
        );
        return made;
    }

    private static string Program(string source, ProjectFile project) =>
        Path.Combine(source, "artifacts", "bin", project.Name, "release", $"{project.AssemblyName}.dll");
}
