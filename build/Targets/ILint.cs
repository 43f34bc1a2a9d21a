using Automation.Health;
using Automation.Linting;
using Automation.Projects;
using Automation.Workflows;
using Nuke.Common;

namespace Targets;

internal interface ILint : ICompile
{
    /// <summary>Fails on what the analyzers found in projects, and on what is wrong with the repository as a whole.</summary>
    void LintAll(IEnumerable<ProjectFile> projects) =>
        LintReport.ThrowIfAny(
            "Findings",
            [
                .. DiagnosticsOf(projects).Where(x => !x.IsOfCompiler).Select(x => x.ToString()),
                .. Adopted == null ? RulesOfProjects() : [],
                .. HealthCheck
                    .Run(RootDirectory)
                    .Findings.Where(x => Adopted?.Judges(x.File) != false)
                    .Select(x => x.ToString()),
            ],
            "Mend them, then run ./build.sh Lint. An exception carries its reason: as [SuppressMessage] in the code, or in .config/health.json"
        );

    /// <summary>What holds for a repository that was made from the template as a whole.</summary>
    private IEnumerable<string> RulesOfProjects() =>
        [
            .. ArchitectureRules.Check(Projects),
            .. new ParityRule(RootDirectory, Surface.Read(GetType())).Check(x => Surface.Reach(RootDirectory, x)),
        ];

    Target Lint =>
        _ =>
            _.Description(
                    "Fails on what the analyzers find, on undocumented public API, on references against the architecture, on what is unhealthy in the repository, and on hooks and workflows that do more than call the build"
                )
                .DependsOn<ICompile>(x => x.Compile)
                .TryAfter<IFormat>(x => x.CheckFormat)
                .Executes(() => LintAll(GatedProjects));
}
