using Automation.Linting;
using Nuke.Common;

namespace Targets;

internal interface ILint : ICompile
{
    Target Lint =>
        _ =>
            _.Description(
                    "Fails on what the analyzers find, on undocumented public API, and on references against the architecture"
                )
                .DependsOn<ICompile>(x => x.Compile)
                .TryAfter<IFormat>(x => x.CheckFormat)
                .Executes(() =>
                    LintReport.ThrowIfAny(
                        "Findings",
                        [
                            .. Diagnostics.Where(x => !x.IsOfCompiler).Select(x => x.ToString()),
                            .. ArchitectureRules.Check(Projects),
                        ],
                        "Mend them, then run ./build.sh Lint; docs/reference/gates.md says how to make an exception"
                    )
                );
}
