using Template.Jobs.Hosting;
using Template.Jobs.Processing;
using Template.Jobs.Scheduling;
using Template.Jobs.Worker.Ai;
using Template.Jobs.Worker.Http;

namespace Template.Jobs.Worker;

/// <summary>The section <c>Worker</c> of the settings.</summary>
internal sealed record WorkerSettings
{
    private const int LongestName = 100;
    private static readonly TimeSpan LongestTime = TimeSpan.FromDays(1);

    /// <summary>The name of the worker in jobs and logs.</summary>
    public string? Name { get; init; }

    /// <summary>How many jobs run at once.</summary>
    public int Concurrency { get; init; } = 16;

    /// <summary>How long the worker may be silent before its jobs go to others.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long jobs may go on when the worker is told to stop.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Limits by type.</summary>
    public Dictionary<string, TypeSettings> Types { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Jobs that are submitted again and again.</summary>
    public IReadOnlyList<RecurringSettings> Recurring { get; init; } = [];

    /// <summary>How the http job fetches.</summary>
    public HttpSettings Http { get; init; } = new();

    /// <summary>Who answers the ai job.</summary>
    public AiSettings Ai { get; init; } = new();

    public static WorkerSettings Read(IConfiguration configuration)
    {
        WorkerSettings settings = Settings.Read<WorkerSettings>(configuration, "Worker");
        Settings.ThrowIfAny(settings.Problems());
        return settings;
    }

    public ProcessorOptions ToOptions()
    {
        ProcessorOptions options = new()
        {
            Concurrency = Concurrency,
            Lease = Lease,
            Drain = Drain,
        };
        return Name == null ? options : options with { Worker = Name };
    }

    public JobType ToType(JobRegistration registration) =>
        Types.GetValueOrDefault(registration.Type, new()).ToType(registration);

    /// <summary>What is wrong with the types that the settings name, as sentences.</summary>
    /// <param name="registered">The types that have a handler.</param>
    public IEnumerable<string> TypeProblems(IEnumerable<string> registered)
    {
        HashSet<string> known = registered.ToHashSet(StringComparer.Ordinal);
        string all = string.Join(", ", known.Order(StringComparer.Ordinal));
        return Types
            .Keys.Where(x => !known.Contains(x))
            .Select(x => $"Worker:Types:{x} is no type that this worker does; it does {all}.")
            .Concat(
                Recurring
                    .Where(x => !known.Contains(x.Type))
                    .Select(x =>
                        $"Worker:Recurring '{x.Name}': '{x.Type}' is no type that this worker does; it does {all}."
                    )
            );
    }

    private IEnumerable<string> OwnProblems()
    {
        if (Name != null && (Name.Length is 0 or > LongestName || Name.Any(char.IsControl)))
            yield return $"Worker:Name must have 1 to {LongestName} characters and none of them may be a control character.";
        if (Lease > LongestTime || Drain > LongestTime)
            yield return $"Worker:Lease is {Lease} and Worker:Drain is {Drain}; neither may be longer than a day.";
    }

    private IEnumerable<string> Problems() =>
        ToOptions()
            .Problems()
            .Select(x => "Worker:" + x)
            .Concat(OwnProblems())
            .Concat(Types.SelectMany(x => x.Value.Problems(x.Key)))
            .Concat(Recurring.SelectMany(x => x.Problems()))
            .Concat(
                Recurring
                    .GroupBy(x => x.Name, StringComparer.Ordinal)
                    .Where(x => x.Skip(1).Any())
                    .Select(x => $"Worker:Recurring has two jobs that are called '{x.Key}'.")
            )
            .Concat(Http.Problems())
            .Concat(Ai.Problems());
}
