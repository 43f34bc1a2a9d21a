using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Template.Jobs.Contract;
using Template.Jobs.Processing;
using Template.Jobs.Spool;

namespace Template.Jobs.Hosting.Tests;

public sealed class What_is_told_to_operators
{
    private static readonly Lock ConsoleGate = new();
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";

    [Fact]
    public void is_nothing_over_the_network_where_nobody_is_named()
    {
        Assert.Null(Telemetry.Start(Settings_of_a_host.Of(), "jobs-test"));
        Assert.Null(Telemetry.Start(Settings_of_a_host.Of(("OTEL_EXPORTER_OTLP_ENDPOINT", " ")), "jobs-test"));
    }

    [Fact]
    public async Task are_traces_of_jobs_in_the_trace_of_whoever_submitted_them()
    {
        ConcurrentQueue<(string Path, byte[] Body)> received = [];
        await using Loopback collector = await Loopback.StartAsync(async context =>
        {
            using MemoryStream body = new();
            await context.Request.Body.CopyToAsync(body);
            received.Enqueue((context.Request.Path.ToString(), body.ToArray()));
        });
        using TemporaryFolder folder = new();
        IConfiguration settings = Settings_of_a_host.Of(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address.ToString()),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
        );

        using (Telemetry.Start(settings, "jobs-test"))
            await RunJobAsync(folder.Path);

        byte[] traces = Assert.Single(received, x => x.Path == "/v1/traces").Body;
        byte[] metrics = received.First(x => x.Path == "/v1/metrics").Body;
        Assert.True(traces.AsSpan().IndexOf(Convert.FromHexString(Trace)) > 0);
        Assert.True(traces.AsSpan().IndexOf("job echo"u8) > 0);
        Assert.True(traces.AsSpan().IndexOf("jobs-test"u8) > 0);
        Assert.True(metrics.AsSpan().IndexOf("jobs.ran"u8) > 0);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("json")]
    public void are_logs_in_JSON_if_nothing_is_said(string? format)
    {
        string line = Log(format);

        JsonElement log = JsonDocument.Parse(line).RootElement;
        Assert.Equal("It is 7", log.GetProperty("Message").GetString());
        Assert.Equal("Request 5", log.GetProperty("Scopes")[0].GetProperty("Message").GetString());
        Assert.EndsWith("Z", log.GetProperty("Timestamp").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void are_lines_for_people_where_the_settings_say_so()
    {
        string line = Log("text");

        Assert.Single(line.TrimEnd('\n').Split('\n'));
        Assert.Contains("It is 7", line, StringComparison.Ordinal);
        Assert.DoesNotContain('{', line);
    }

    [Fact]
    public void are_no_logs_in_a_form_that_nobody_knows() =>
        Assert.Equal(
            "Logging:Format is 'xml'; it must be json or text.",
            Assert.Throws<SettingsException>(() => Log("xml")).Message
        );

    [Theory]
    [InlineData("Logging:LogLevel:Default")]
    [InlineData("Logging:Console:LogLevel:Template.Jobs")]
    public void are_no_logs_of_a_level_that_nobody_knows(string name)
    {
        SettingsException e = Assert.Throws<SettingsException>(() =>
            new ServiceCollection().AddLogging(x => Telemetry.SetLogs(x, Settings_of_a_host.Of((name, "Loud"))))
        );

        Assert.Equal(
            $"{name} is 'Loud'; it must be Trace or Debug or Information or Warning or Error or Critical or None.",
            e.Message
        );
    }

    private static string Log(string? format)
    {
        // The logger asks for the console when it is made, and writes to it until it is disposed of.
        lock (ConsoleGate)
        {
            TextWriter before = Console.Out;
            using StringWriter output = new();
            Console.SetOut(output);
            try
            {
                ServiceCollection services = new();
                services.AddLogging(x =>
                    Telemetry.SetLogs(
                        x,
                        format == null ? Settings_of_a_host.Of() : Settings_of_a_host.Of(("Logging:Format", format))
                    )
                );
                using (ServiceProvider provider = services.BuildServiceProvider())
                {
                    ILogger logger = provider.GetRequiredService<ILoggerFactory>().CreateLogger("Tests");
                    using IDisposable? scope = Scope(logger, 5);
                    Message(logger, 7, null);
                }

                return output.ToString();
            }
            finally
            {
                Console.SetOut(before);
            }
        }
    }

    private static readonly Func<ILogger, int, IDisposable?> Scope = LoggerMessage.DefineScope<int>(
        "Request {Request}"
    );
    private static readonly Action<ILogger, int, Exception?> Message = LoggerMessage.Define<int>(
        LogLevel.Information,
        new(1),
        "It is {Number}"
    );

    private static async Task RunJobAsync(string folder)
    {
        await using SpoolQueue queue = SpoolQueue.Open(folder, new() { Durability = SpoolDurability.None });
        JobId id = (
            await queue.SubmitAsync([new() { Type = "echo", TraceParent = $"00-{Trace}-b7ad6b7169203331-01" }])
        )[0].Id;
        using CancellationTokenSource stop = new();
        ProcessorOptions options = new() { Idle = TimeSpan.FromMilliseconds(20), Drain = TimeSpan.Zero };
        using JobProcessor processor = new(queue, [new("echo", new Echo())], options, NullLogger.Instance);
        Task run = processor.RunAsync(stop.Token);
        while ((await queue.FindAsync(id))?.Status != JobStatus.Completed)
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        await stop.CancelAsync();
        await run;
    }

    private sealed class Echo : IJobHandler
    {
        public ValueTask<object?> RunAsync(JobContext job, CancellationToken cancellation) => new(job.Input);
    }
}
