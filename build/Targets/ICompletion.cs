using Automation.Completing;
using Nuke.Common;

namespace Targets;

internal interface ICompletion : IAnswers
{
    [Parameter(
        "The shell that Completion is for: bash, fish, powershell or zsh; yours by default",
        ValueProviderType = typeof(CompletionScript),
        ValueProviderMember = nameof(CompletionScript.Shells)
    )]
    string? Shell => TryGetValue(() => Shell);

    Target Completion =>
        _ =>
            _.Description("Prints what your shell reads to complete targets and options, for its start file")
                .Executes(() => Answer(() => CompletionScript.For(Shell, Environment.GetEnvironmentVariable)));
}
