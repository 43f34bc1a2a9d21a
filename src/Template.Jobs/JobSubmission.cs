using System.Text;
using System.Text.Json;

namespace Template.Jobs;

/// <summary>What somebody wants done.</summary>
public sealed record JobSubmission
{
    /// <summary>The most attempts that a job may ask for.</summary>
    public const int MostAttempts = 100;

    /// <summary>The attempts of a job that does not ask.</summary>
    public const int DefaultAttempts = 3;

    /// <summary>The longest task or idempotency key, in characters.</summary>
    public const int LongestText = 200;

    /// <summary>The largest input, in bytes of UTF-8.</summary>
    public const int LargestInput = 256 * 1024;

    /// <summary>The handler that does it, as <see cref="JobTypeName"/> says.</summary>
    public required string Type { get; init; }

    /// <summary>What the handler is to do, for handlers that can do several things.</summary>
    public string? Task { get; init; }

    /// <summary>What it is done with: a JSON value.</summary>
    public string Input { get; init; } = "null";

    /// <summary>The line that the job stands in.</summary>
    public JobPriority Priority { get; init; }

    /// <summary>Two submissions with the same key are one job.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Not before this time.</summary>
    public DateTimeOffset? RunAt { get; init; }

    /// <summary>How often it is tried before it is dead.</summary>
    public int MaxAttempts { get; init; } = DefaultAttempts;

    /// <summary>The W3C trace context that the job belongs to.</summary>
    public string? TraceParent { get; init; }

    /// <summary>What is wrong with the submission: field and sentence. Empty when nothing is.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Problems()
    {
        List<KeyValuePair<string, string>> problems = [];
        if (!JobTypeName.IsValid(Type))
            problems.Add(new("type", JobTypeName.Rule));
        if (Task is { Length: > LongestText })
            problems.Add(new("task", $"A task has at most {LongestText} characters."));
        if (Encoding.UTF8.GetByteCount(Input) > LargestInput)
            problems.Add(new("input", $"An input has at most {LargestInput} bytes."));
        else if (!IsJson(Input))
            problems.Add(new("input", "An input is a JSON value."));
        if (!Enum.IsDefined(Priority))
            problems.Add(new("priority", "A priority is high or normal."));
        if (
            IdempotencyKey != null
            && (IdempotencyKey.Length is 0 or > LongestText || IdempotencyKey.Any(char.IsControl))
        )
            problems.Add(
                new(
                    "idempotencyKey",
                    $"A key has 1 to {LongestText} characters and none of them is a control character."
                )
            );
        if (TraceParent is { Length: > LongestText })
            problems.Add(new("traceParent", $"A trace context has at most {LongestText} characters."));
        if (MaxAttempts is < 1 or > MostAttempts)
            problems.Add(new("maxAttempts", $"A job is tried 1 to {MostAttempts} times."));
        return problems;
    }

    /// <summary>Throws when something is wrong with the submission.</summary>
    /// <exception cref="InvalidJobException">A sentence for each thing that is wrong.</exception>
    public void ThrowIfInvalid()
    {
        IReadOnlyList<KeyValuePair<string, string>> problems = Problems();
        if (problems.Count > 0)
            throw new InvalidJobException(string.Join(' ', problems.Select(x => x.Value)));
    }

    private static bool IsJson(string text)
    {
        try
        {
            Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(text));
            while (reader.Read())
            {
                // Half of a letter that takes two is read only when somebody asks for the text.
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                    reader.GetString();
            }

            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
