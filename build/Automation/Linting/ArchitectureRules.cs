using Automation.Projects;

namespace Automation.Linting;

/// <summary>The arrows of the architecture, checked on the references between projects.</summary>
/// <remarks>
/// Dependencies point one way: <c>_build</c> to <c>Automation</c> and the engine; <c>src</c> knows nothing of <c>build</c>;
/// in a domain the core library (<c>Product.X</c>) is used by adapters (<c>Product.X.Y</c>), and these by hosts
/// (<c>.Cli</c>, <c>.Api</c>, <c>.Worker</c>). Each project has its tests in <c>tests/NAME.Tests</c>.
/// </remarks>
public static class ArchitectureRules
{
    private static readonly string[] Hosts = ["Cli", "Api", "Worker"];

    private enum Layer
    {
        Core,
        Adapter,
        Host,
    }

    /// <summary>The violations, a sentence each.</summary>
    public static IReadOnlyList<string> Check(IReadOnlyList<ProjectFile> projects)
    {
        Dictionary<string, ProjectFile> byPath = projects.ToDictionary(x => x.Path, StringComparer.Ordinal);
        List<string> violations = [];
        foreach (ProjectFile project in projects)
        {
            foreach (string reference in project.References)
            {
                if (!byPath.TryGetValue(reference, out ProjectFile? target))
                    violations.Add(
                        $"{project.Path} refers to {reference}, which does not exist. Remove the reference."
                    );
                else if (Forbid(project, target, projects) is { } reason)
                    violations.Add($"{project.Path} refers to {reference}: {reason}");
            }
            if (
                !project.IsTest
                && project.CoverageExempt == null
                && !projects.Any(x => x.IsTest && x.Name == project.Name + ".Tests")
            )
                violations.Add(
                    $"{project.Path} has no test project. Add tests/{project.Name}.Tests/{project.Name}.Tests.csproj"
                );
        }
        return violations;
    }

    private static string? Forbid(ProjectFile from, ProjectFile to, IReadOnlyList<ProjectFile> projects)
    {
        if (to.RunsTests)
            return "nothing refers to a test project. Move what is shared into the project under test.";
        if (from.IsTest)
            return null;
        bool isFromBuild = from.Path.StartsWith("build/", StringComparison.Ordinal);
        bool isToBuild = to.Path.StartsWith("build/", StringComparison.Ordinal);
        if (isFromBuild != isToBuild)
            return "src and build know nothing of each other.";
        if (isFromBuild)
            return from.Name == "_build" ? null : "only the build program puts the engine and the automation together.";
        return ForbidInDomain(LayerOf(from, projects), LayerOf(to, projects));
    }

    private static string? ForbidInDomain(Layer from, Layer to)
    {
        if (to == Layer.Host)
            return "nothing refers to a host. Move what is shared into the core library or an adapter.";
        if (from == Layer.Core && to == Layer.Adapter)
            return "a core library has no adapter. Turn the reference around.";
        return null;
    }

    /// <summary>A project is a core unless another one's name is the first part of its own: names of products have any number of parts.</summary>
    private static Layer LayerOf(ProjectFile project, IReadOnlyList<ProjectFile> projects)
    {
        if (!projects.Any(x => project.Name.StartsWith(x.Name + ".", StringComparison.Ordinal)))
            return Layer.Core;
        return Hosts.Contains(project.Name.Split('.')[^1], StringComparer.Ordinal) ? Layer.Host : Layer.Adapter;
    }
}
