using Nuke.Common;

namespace Targets;

internal interface IBenchmark : ICompile
{
    Target Benchmark =>
        _ =>
            _.Description("Measures what the budgets are about, each figure beside its floor")
                .DependsOn<ICompile>(x => x.Compile);
}
