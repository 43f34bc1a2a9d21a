using System.Text.Json;
using Template.Jobs.Processing;

namespace Template.Jobs.Worker;

/// <summary>Runs a handler as a worker does.</summary>
internal static class Leased
{
    public static JobContext Job(string type, string input, string? task = null) =>
        new(
            new LeasedJob(
                new(JobId.New(DateTimeOffset.UnixEpoch), "token"),
                new()
                {
                    Type = type,
                    Task = task,
                    Input = input,
                    MaxAttempts = 3,
                    CreatedAt = DateTimeOffset.UnixEpoch,
                },
                1,
                TimeSpan.Zero
            )
        );

    /// <summary>What the handler gives, as it is kept.</summary>
    public static async Task<string?> RunAsync(IJobHandler handler, string type, string input, string? task = null) =>
        JsonSerializer.Serialize(
            await handler.RunAsync(Job(type, input, task), CancellationToken.None),
            JsonSerializerOptions.Web
        );

    /// <summary>Why the handler gives the job up.</summary>
    public static async Task<string> RefusalAsync(IJobHandler handler, string type, string input, string? task = null)
    {
        PermanentJobException refused = await Assert.ThrowsAsync<PermanentJobException>(async () =>
            await handler.RunAsync(Job(type, input, task), CancellationToken.None)
        );
        return refused.Message;
    }
}
