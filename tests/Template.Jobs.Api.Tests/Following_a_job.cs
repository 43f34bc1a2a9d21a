using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Template.Jobs.Contract;
using Template.Jobs.Spool;

namespace Template.Jobs.Api.Tests;

public sealed class Following_a_job
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";

    [Fact]
    public async Task is_possible_from_the_request_to_the_worker_by_its_id_and_its_trace()
    {
        using TemporaryFolder folder = new();
        using ApiProcess api = new([
            .. ApiServer.DefaultFlags,
            "--environment=Production",
            $"--Jobs:Spool:Folder={folder.Path}",
            "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Information",
        ]);
        await api.WaitForAsync("Now listening on");
        string address = api.Output.Split("Now listening on: ")[1].Split('"')[0];
        using HttpClient client = new() { BaseAddress = new(address) };
        using HttpRequestMessage request = new(HttpMethod.Post, "/submit")
        {
            Content = JsonContent.Create(new { type = "echo" }),
        };
        request.Headers.Add("X-Request-Id", "order-7");
        request.Headers.Add("traceparent", $"00-{Trace}-b7ad6b7169203331-01");

        using HttpResponseMessage response = await client.SendAsync(request);

        string id = (await Answer.OfAsync(response))["id"]!;
        await api.WaitForAsync("POST /submit answered 202");
        JsonElement submitted = api
            .Output.TrimEnd('\n')
            .Split('\n')
            .Select(x => JsonDocument.Parse(x).RootElement)
            .Single(x => x.GetProperty("EventId").GetInt32() == 2003);
        Assert.Equal(id, submitted.GetProperty("State").GetProperty("JobId").GetString());
        Assert.Equal(("order-7", Trace), (Scope(submitted, "RequestId"), Scope(submitted, "TraceId")));
        IReadOnlyDictionary<string, object?> completed = await CompleteAsync(folder.Path);
        Assert.Equal((id, Trace), (completed["JobId"], completed["TraceId"]));
    }

    /// <summary>Lets a worker do the job, and tells the names that its last line has.</summary>
    private static async Task<IReadOnlyDictionary<string, object?>> CompleteAsync(string folder)
    {
        ScopedLog log = new();
        await using SpoolQueue queue = SpoolQueue.Open(folder, new() { Durability = SpoolDurability.None });
        await using WorkerBeside worker = new(queue, log);
        using CancellationTokenSource late = new(TimeSpan.FromSeconds(20));
        IReadOnlyDictionary<string, object?>? names;
        while (!log.Lines.TryGetValue(1002, out names))
            await Task.Delay(TimeSpan.FromMilliseconds(10), late.Token);
        return names;
    }

    private static string? Scope(JsonElement log, string name) =>
        log.GetProperty("Scopes")
            .EnumerateArray()
            .Where(x => x.TryGetProperty(name, out _))
            .Select(x => x.GetProperty(name).GetString())
            .LastOrDefault();

    /// <summary>Keeps the names of the scopes that each event was logged in.</summary>
    private sealed class ScopedLog : ILogger
    {
        private readonly LoggerExternalScopeProvider scopes = new();

        public ConcurrentDictionary<int, IReadOnlyDictionary<string, object?>> Lines { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            Dictionary<string, object?> names = new(StringComparer.Ordinal);
            scopes.ForEachScope(
                (scope, all) =>
                {
                    foreach ((string name, object? value) in scope as IEnumerable<KeyValuePair<string, object?>> ?? [])
                        all[name] = value;
                },
                names
            );
            Lines[eventId.Id] = names;
        }
    }
}
