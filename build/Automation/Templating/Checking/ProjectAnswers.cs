using System.Text.Json;
using System.Text.Json.Nodes;

namespace Automation.Templating.Checking;

/// <summary>The answers that a project was made with.</summary>
/// <param name="values">The answers by the names of the questions, without dashes.</param>
public sealed class ProjectAnswers(IReadOnlyDictionary<string, string> values)
{
    /// <summary>Where a project has them, relative to its folder.</summary>
    public const string FileName = ".devex.json";

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
        string file = Path.Combine(project, FileName);
        if (!File.Exists(file))
            throw new AutomationException($"{file} is not there: the template did not say what it made.");
        try
        {
            return new ProjectAnswers(
                JsonNode.Parse(File.ReadAllText(file))!["answers"]!
                    .AsObject()
                    .ToDictionary(x => x.Key, x => (string?)x.Value ?? "", StringComparer.Ordinal)
            );
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or NullReferenceException)
        {
            throw new AutomationException($"{file} holds no answers: {exception.Message}", exception);
        }
    }
}
