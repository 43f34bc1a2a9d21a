using Automation.Assessing;
using Automation.Health;

namespace Automation.Documentation.Reference;

/// <summary>What the repository keeps of what a supply chain is judged by, told by its checks.</summary>
internal sealed class SelfAssessmentPage : IPageSource
{
    public IEnumerable<GeneratedPage> Pages(DocumentedRepository repository)
    {
        ArgumentNullException.ThrowIfNull(repository);
        HealthRepository files = HealthRepository.Open(repository.Root);
        if (!files.IsOnGitHub)
            yield break;
        yield return new GeneratedPage(
            "reference/self-assessment.md",
            SelfAssessment.Markdown(SelfAssessment.Of(files))
        );
    }
}
