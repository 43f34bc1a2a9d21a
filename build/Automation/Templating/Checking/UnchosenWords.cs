using Automation.TemplateUpdates;

namespace Automation.Templating.Checking;

/// <summary>Finds what speaks of samples and capabilities that were not chosen.</summary>
internal static class UnchosenWords
{
    private const string Environments = "the environments";

    /// <summary>A sentence for each line that holds one, and for each path.</summary>
    public static IEnumerable<string> Find(MadeProject project)
    {
        (string Word, string What)[] words = [.. Unchosen(project)];
        return words.SelectMany(x =>
            project
                .Files.Where(y => Has(y, x.Word))
                .Select(y => $"{y} is of {x.What}, which was not chosen.")
                .Concat(
                    project
                        .TextFiles.Where(y => IsRead(y, x.What) && Has(project.Text(y), x.Word))
                        .SelectMany(y =>
                            project
                                .Lines(y)
                                .Where(z => Has(z.Line, x.Word))
                                .Select(z => $"{y}:{z.Number}: {x.Word} is of {x.What}, which was not chosen.")
                        )
                )
        );
    }

    /// <summary>The record holds the answers, which may be the words. What the build can do with a folder it can do without one, too.</summary>
    private static bool IsRead(string path, string what) =>
        path != BirthRecord.FileName
        && !(what == Environments && path.StartsWith("build/Automation/", StringComparison.Ordinal));

    private static IEnumerable<(string Word, string What)> Unchosen(MadeProject project)
    {
        ProjectAnswers answers = project.Answers;
        bool IsInName(string word) => Has(answers.Name, word) || Has(project.Product, word);
        if (!answers.HasFizzBuzz && !IsInName("fizzbuzz"))
            yield return ("fizzbuzz", "the sample FizzBuzz");
        if (!answers.HasJobs && project.Product.Length > 0)
        {
            foreach (
                string word in new[] { $"{project.Product}.Jobs", "job service", "docs/guides/jobs.md", "jobs.http" }
            )
            {
                if (!IsInName(word))
                    yield return (word, "the sample of jobs");
            }
        }
        if (!answers.HasEnvironments)
        {
            yield return ("deploy/environments/", Environments);
            yield return ("IPromote", Environments);
        }
        if (answers.Of("docs") == "false")
            yield return ("docs/guides", "the guides");
        if (answers.Of("devcontainer") == "false")
            yield return (".devcontainer", "the devcontainer");
    }

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
