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
    /// <summary>What the compiler and the analyzers said of projects in their last compile.</summary>
    IReadOnlyList<Diagnostic> DiagnosticsOf(IEnumerable<ProjectFile> projects) =>
        [
            .. projects
                .Where(x => Solution.AllProjects.Any(y => y.Path == x.FullPath))
                .SelectMany(x =>
                    new SarifReport(RootDirectory).Read(x.Name, Artifacts / "diagnostics" / $"{x.Name}.sarif")
                ),
        ];

    /// <summary>Compiles a solution, or a part of it; a compiler warning is an error.</summary>
    void CompileAll(string solution, IReadOnlyList<ProjectFile> projects, bool restore = false)
    {
        RepositoryVersion version = OwnVersion;
        if (version.Missing != null)
            Log.Warning("{Missing} What is compiled is {Version}.", version.Missing, version.FullSemVer);
        if (version.Warning != null)
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
                .SetVersionProperties(version)
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
                .Executes(() => CompileAll(Solution, Projects));
}
