using Template.Jobs.Scheduling;

namespace Template.Jobs.Worker;

/// <summary>A job that is submitted again and again: an entry of <c>Worker:Recurring</c>.</summary>
internal sealed record RecurringSettings
{
    private const int LongestName = 150;

    /// <summary>Its name, the same on all workers.</summary>
    public string Name { get; init; } = "";

    /// <summary>When: a cron expression in UTC.</summary>
    public string Cron { get; init; } = "";

    /// <summary>The type of the job.</summary>
    public string Type { get; init; } = "";

    /// <summary>What is to be done.</summary>
    public string? Task { get; init; }

    /// <summary>What it is done with: a JSON value as text.</summary>
    public string Input { get; init; } = "null";

    /// <summary>The line that the jobs stand in.</summary>
    public JobPriority Priority { get; init; }

    public RecurringJob ToJob() =>
        new(
            Name,
            CronExpression.Parse(Cron),
            new()
            {
                Type = Type,
                Task = Task,
                Input = Input,
                Priority = Priority,
            }
        );

    public IEnumerable<string> Problems()
    {
        if (Name.Length == 0)
            yield return "A job in Worker:Recurring has no Name.";
        // The name becomes a part of the idempotency key, together with the time.
        if (Name.Length > LongestName || Name.Any(char.IsControl))
            yield return $"Worker:Recurring '{Name}': A name has at most {LongestName} characters and none of them is a control character.";
        string? wrong = null;
        try
        {
            CronExpression.Parse(Cron);
        }
        catch (FormatException e)
        {
            wrong = e.Message;
        }

        if (wrong != null)
            yield return $"Worker:Recurring '{Name}': {wrong}";
        foreach (
            (_, string problem) in new JobSubmission
            {
                Type = Type,
                Task = Task,
                Input = Input,
                Priority = Priority,
            }.Problems()
        )
            yield return $"Worker:Recurring '{Name}': {problem}";
    }
}
