using Automation.Linting;
using Automation.Projects;
using Automation.Versioning;
using Nuke.Common;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Nuke.Common.Utilities;
using Serilog;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Targets;

internal interface ICompile : IRestore, IHasConfiguration, IVersion
{
    /// <summary>The projects that the gates judge: all; where capabilities were adopted, those of the solution.</summary>
    IReadOnlyList<ProjectFile> GatedProjects => Adopted == null ? Projects : SolutionFilter.Members(Solution, Projects);

    /// <summary>What the compiler and the analyzers said of projects in their last compile. Adopted projects say by their own settings what is an error.</summary>
    IReadOnlyList<Diagnostic> DiagnosticsOf(IEnumerable<ProjectFile> projects) =>
        [
            .. projects
                .Where(x => Adopted == null && Solution.AllProjects.Any(y => y.Path == x.FullPath))
                .SelectMany(x =>
                    new SarifReport(RootDirectory).Read(x.Name, Artifacts / "diagnostics" / $"{x.Name}.sarif")
                ),
        ];

    /// <summary>Compiles a solution, or a part of it; a compiler warning is an error.</summary>
    void CompileAll(string solution, IReadOnlyList<ProjectFile> projects, bool restore = false)
    {
        RepositoryVersion? version = GivesVersion ? OwnVersion : null;
        if (version?.Missing != null)
            Log.Warning("{Missing} What is compiled is {Version}.", version.Missing, version.FullSemVer);
        if (version?.Warning != null)
            Log.Warning("{Warning}", version.Warning);
        DotNetBuild(_ =>
            _.SetProjectFile(solution)
                .SetConfiguration(Configuration)
                .When(!restore, x => x.EnableNoRestore())
                .EnableNoLogo()
                .SetVerbosity(DotNetVerbosity.minimal)
                .AddProcessAdditionalArguments("-clp:NoSummary")
                .SetProcessLogger(CompilerOutput.Log)
                .SetProperty("LintCompile", true)
                .WhenNotNull(version, (x, v) => x.SetVersionProperties(v))
        );
        LintReport.ThrowIfAny(
            "Compiler warnings",
            [.. DiagnosticsOf(projects).Where(x => x.IsOfCompiler).Select(x => x.ToString())],
            "Mend them, then run ./build.sh Compile"
        );
    }

    Target Compile =>
        _ =>
            _.Description("Compiles the solution; a compiler warning is an error")
                .DependsOn(Restore)
                .TryAfter<IFormat>(x => x.CheckFormat)
                .Executes(() => CompileAll(Solution, GatedProjects));

    private bool GivesVersion => Adopted is not { } adopted || adopted.Has("versions") || adopted.Has("promotion");
}
