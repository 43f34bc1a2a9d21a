using System.Text.Json;

namespace Template.Jobs.Processing;

/// <summary>What a handler knows about its job.</summary>
public sealed class JobContext
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private readonly LeasedJob job;

    /// <summary>The context of a leased job.</summary>
    /// <param name="job">The job.</param>
    public JobContext(LeasedJob job) => this.job = job;

    /// <summary>The job.</summary>
    public JobId Id => job.Lease.Id;

    /// <summary>The type of the job.</summary>
    public string Type => job.Body.Type;

    /// <summary>What is to be done, for handlers that can do several things.</summary>
    public string? Task => job.Body.Task;

    /// <summary>What it is done with: a JSON value.</summary>
    public string Input => job.Body.Input;

    /// <summary>Which attempt this is, from 1.</summary>
    public int Attempt => job.Attempt;

    /// <summary>Whether the job is dead when this attempt fails.</summary>
    public bool IsLastAttempt => job.Attempt >= job.Body.MaxAttempts;

    /// <summary>Reads the input as an object.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <exception cref="PermanentJobException">The input does not fit.</exception>
    public T Read<T>()
    {
        try
        {
            return JsonSerializer.Deserialize<T>(Input, Web)
                ?? throw new PermanentJobException($"The input of a '{Type}' job must not be null.");
        }
        catch (JsonException e)
        {
            throw new PermanentJobException($"The input does not fit a '{Type}' job: {e.Message}", e);
        }
    }

    internal static string? ToJson(object? result) => result == null ? null : JsonSerializer.Serialize(result, Web);
}
