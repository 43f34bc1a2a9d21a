using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Automation.Testing;

/// <summary>How one test ended.</summary>
public enum TestOutcome
{
    /// <summary>It passed.</summary>
    Passed,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>It was not run.</summary>
    Skipped,
}

/// <summary>One test of a run.</summary>
/// <param name="Name">The full name.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Message">Why it failed or was skipped; empty when nobody said.</param>
/// <param name="StackTrace">Where it failed.</param>
public sealed record TestResult(string Name, TestOutcome Outcome, TimeSpan Duration, string Message, string StackTrace);

/// <summary>The tests of one project.</summary>
/// <param name="Project">The test project's name.</param>
/// <param name="Tests">The tests; empty when the project left no results.</param>
public sealed record TestResults(string Project, IReadOnlyList<TestResult> Tests)
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>The time that the tests took, added up.</summary>
    public TimeSpan Duration => Tests.Aggregate(TimeSpan.Zero, (sum, x) => sum + x.Duration);

    /// <summary>The number of tests that ended so.</summary>
    public int Count(TestOutcome outcome) => Tests.Count(x => x.Outcome == outcome);

    /// <summary>Reads the TRX file that <c>dotnet test</c> wrote.</summary>
    /// <param name="project">The test project's name.</param>
    /// <param name="file">The file; when it is missing, no test ran.</param>
    /// <exception cref="AutomationException">The file is not a TRX file.</exception>
    public static TestResults Read(string project, string file)
    {
        if (!File.Exists(file))
            return new TestResults(project, []);
        try
        {
            return new TestResults(
                project,
                [.. XDocument.Load(file).Descendants(Trx + "UnitTestResult").Select(Parse)]
            );
        }
        catch (Exception exception) when (exception is XmlException or FormatException)
        {
            throw new AutomationException(
                $"{file} is not a complete test report: {exception.Message} Run the tests again.",
                exception
            );
        }
    }

    private static TestResult Parse(XElement result)
    {
        TestOutcome outcome = result.Attribute("outcome")?.Value switch
        {
            "Passed" => TestOutcome.Passed,
            "NotExecuted" => TestOutcome.Skipped,
            _ => TestOutcome.Failed,
        };
        XElement? error = result.Descendants(Trx + "ErrorInfo").FirstOrDefault();
        return new TestResult(
            result.Attribute("testName")?.Value ?? "?",
            outcome,
            TimeSpan.Parse(result.Attribute("duration")?.Value ?? "0", CultureInfo.InvariantCulture),
            error?.Element(Trx + "Message")?.Value.Trim() ?? "",
            error?.Element(Trx + "StackTrace")?.Value.TrimEnd() ?? ""
        );
    }
}
