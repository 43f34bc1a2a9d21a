namespace Automation.Documentation;

/// <summary>Makes pages from the code.</summary>
public interface IPageSource
{
    /// <summary>The pages; none where the repository has nothing to tell of.</summary>
    /// <exception cref="AutomationException">What is there cannot be read.</exception>
    IEnumerable<GeneratedPage> Pages(DocumentedRepository repository);
}
