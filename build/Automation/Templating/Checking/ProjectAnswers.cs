using Automation.TemplateUpdates;

namespace Automation.Templating.Checking;

/// <summary>The answers that a project was made with.</summary>
/// <param name="values">The answers by the names of the questions, without dashes.</param>
public sealed class ProjectAnswers(IReadOnlyDictionary<string, string> values)
{
    /// <summary>The name that was asked for.</summary>
    public string Name => Of("name");

    /// <summary>True when FizzBuzz was chosen.</summary>
    public bool HasFizzBuzz => Of("samples") is "both" or "fizzbuzz";

    /// <summary>True when the job service was chosen.</summary>
    public bool HasJobs => Of("samples") is "both" or "jobs";

    /// <summary>True when there are environments that releases are promoted through.</summary>
    public bool HasEnvironments => Of("environments") != "none";

    /// <summary>An answer; empty when it was not given.</summary>
    public string Of(string question) => values.GetValueOrDefault(question, "");

    /// <summary>Reads them from the record that the template put into a project.</summary>
    /// <param name="project">The project's folder.</param>
    /// <exception cref="AutomationException">There is none, or it cannot be read.</exception>
    public static ProjectAnswers Read(string project)
    {
        BirthRecord record =
            BirthRecord.Find(project)
            ?? throw new AutomationException(
                $"{Path.Combine(project, BirthRecord.FileName)} is not there: the template did not say what it made."
            );
        return new ProjectAnswers(record.Answers);
    }
}
