using Automation.Linting;
using Nuke.Common;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Targets;

internal interface ICompile : IRestore, IHasConfiguration, IHasRepository
{
    /// <summary>What the compiler and the analyzers said of each project in the last compile.</summary>
    IReadOnlyList<Diagnostic> Diagnostics =>
        [
            .. Projects
                .Where(x => Solution.AllProjects.Any(y => y.Path == x.FullPath))
                .SelectMany(x =>
                    new SarifReport(RootDirectory).Read(x.Name, Artifacts / "diagnostics" / $"{x.Name}.sarif")
                ),
        ];

    Target Compile =>
        _ =>
            _.Description("Compiles the solution; a compiler warning is an error")
                .DependsOn(Restore)
                .TryAfter<IFormat>(x => x.CheckFormat)
                .Executes(() =>
                {
                    DotNetBuild(_ =>
                        _.SetProjectFile(Solution)
                            .SetConfiguration(Configuration)
                            .EnableNoRestore()
                            .EnableNoLogo()
                            .SetVerbosity(DotNetVerbosity.minimal)
                            .AddProcessAdditionalArguments("-clp:NoSummary")
                            .SetProcessLogger(CompilerOutput.Log)
                            .SetProperty("LintCompile", true)
                    );
                    LintReport.ThrowIfAny(
                        "Compiler warnings",
                        [.. Diagnostics.Where(x => x.IsOfCompiler).Select(x => x.ToString())],
                        "Mend them, then run ./build.sh Compile"
                    );
                });
}
