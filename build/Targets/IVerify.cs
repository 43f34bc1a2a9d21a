using Nuke.Common;

namespace Targets;

internal interface IVerify : IFormat, ILint, ICover, IPack
{
    Target Verify =>
        _ =>
            _.Description("Runs every gate: the main job, here and in CI")
                .DependsOn(CheckFormat)
                .DependsOn(Lint)
                .DependsOn(Test)
                .DependsOn(Coverage)
                .DependsOn(Pack);
}
