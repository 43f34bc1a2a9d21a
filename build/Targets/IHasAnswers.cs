using Nuke.Common;

namespace Targets;

/// <summary>Answers to the questions of the template.</summary>
internal interface IHasAnswers : INukeBuild
{
    [Parameter("Answers to the template's questions, each as key=value, such as samples=none")]
    string[]? Answers => TryGetValue(() => Answers);
}
