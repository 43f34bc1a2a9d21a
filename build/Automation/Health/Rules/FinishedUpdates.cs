using Automation.TemplateUpdates;

namespace Automation.Health.Rules;

/// <summary>The record of the template is whole, and no update was committed half merged. What a project changed is no defect.</summary>
internal sealed class FinishedUpdates()
    : HealthRule(
        "WF021",
        HealthSeverity.Low,
        "The birth record is whole, and no update of the template is left half merged",
        "Run ./build.sh StartProject to complete the record, and solve what is between markers."
    )
{
    public override IEnumerable<HealthFinding> Check(HealthRepository repository)
    {
        if (!repository.Has(BirthRecord.FileName))
            return [];
        try
        {
            return BirthRecord.Parse(repository.Text(BirthRecord.FileName)).Files is { } files
                ? files.Keys.Where(repository.Has).SelectMany(x => Markers(x, repository.Text(x)))
                : [Found(BirthRecord.FileName, 1, "It does not name the files that the template made.")];
        }
        catch (AutomationException exception)
        {
            return [Found(BirthRecord.FileName, 1, exception.Message)];
        }
    }

    private IEnumerable<HealthFinding> Markers(string path, string text)
    {
        int opening = Find(text, "<<<<<<< ", 0);
        if (opening < 0 || Find(text, ">>>>>>> ", opening) < 0)
            yield break;
        int line = 1 + text.AsSpan(0, opening).Count('\n');
        yield return Found(path, line, "It has the markers of a merge that nobody resolved.");
    }

    private static int Find(string text, string marker, int from)
    {
        if (from == 0 && text.StartsWith(marker, StringComparison.Ordinal))
            return 0;
        int before = text.IndexOf("\n" + marker, from, StringComparison.Ordinal);
        return before < 0 ? -1 : before + 1;
    }
}
