using Microsoft.Extensions.Configuration;
using Template.Jobs.Contract;
using Template.Jobs.Hosting;

namespace Template.Jobs.Worker;

public class Settings_that_are_wrong
{
    [Theory]
    [InlineData("Concurrency 0", "Worker:Concurrency is 0; it must be 1 to 10000.")]
    [InlineData("Lease 00:00:00.5", "Worker:Lease is 00:00:00.5000000; it must be one second or longer.")]
    [InlineData("Drain -00:00:01", "Worker:Drain is -00:00:01; it must not be negative.")]
    [InlineData("Types:echo:Concurrency 0", "Worker:Types:echo:Concurrency is 0; it must be 1 or more.")]
    [InlineData("Types:echo:PerSecond -1", "Worker:Types:echo:PerSecond is -1; it must be 0 or more.")]
    [InlineData("Types:echo:PerSecond NaN", "Worker:Types:echo:PerSecond is NaN; it must be 0 or more.")]
    [InlineData("Types:echo:Timeout 60.00:00:00", "Worker:Types:echo has a time that is longer than 30 days.")]
    [InlineData("Drain 2.00:00:00", "Worker:Lease is 00:00:30 and Worker:Drain is 2.00:00:00; neither may be longer")]
    [InlineData("Name a\tb", "Worker:Name must have 1 to 100 characters")]
    [InlineData("Types:echo:Timeout 00:00:00", "Worker:Types:echo has a time that is negative or nothing.")]
    [InlineData("Types:echo:FirstRetry -00:00:01", "Worker:Types:echo has a time that is negative or nothing.")]
    [InlineData("Types:Echo!:Concurrency 1", "Worker:Types:Echo! names no type. A type has 1 to 64 characters")]
    [InlineData(
        "Types:eco:Concurrency 1",
        "Worker:Types:eco is no type that this worker does; it does ai, echo, fizzbuzz, http."
    )]
    [InlineData("Http:Timeout 00:00:00", "Worker:Http:Timeout is 00:00:00; it must be 10 ms to a day.")]
    [InlineData("Http:Timeout 2.00:00:00", "Worker:Http:Timeout is 2.00:00:00; it must be 10 ms to a day.")]
    [InlineData("Http:BreakFor 00:00:00.1", "Worker:Http:BreakFor is 00:00:00.1000000; it must be 500 ms to a day.")]
    [InlineData("Http:BreakFor 2.00:00:00", "Worker:Http:BreakFor is 2.00:00:00; it must be 500 ms to a day.")]
    [InlineData("Http:Retries 11", "Worker:Http:Retries is 11; it must be 0 to 10.")]
    [InlineData("Http:BreakAfter 1", "Worker:Http:BreakAfter is 1; it must be 2 or more.")]
    [InlineData("Http:ServerConcurrency 0", "Worker:Http:ServerConcurrency is 0; it must be 1 to 10000.")]
    [InlineData("Http:ServerQueue -1", "Worker:Http:ServerQueue is -1; it must be 0 to 10000.")]
    [InlineData("Http:ServerPerSecond -1", "Worker:Http:ServerPerSecond is -1; it must be 0.01 to 10000, or 0 for")]
    [InlineData("Http:ServerPerSecond NaN", "Worker:Http:ServerPerSecond is NaN; it must be 0.01 to 10000, or 0 for")]
    [InlineData("Http:LargestAnswer 0", "Worker:Http:LargestAnswer is 0; it must be 1 to 16777216 bytes.")]
    [InlineData(
        "Http:LargestAnswer 2147483647",
        "Worker:Http:LargestAnswer is 2147483647; it must be 1 to 16777216 bytes."
    )]
    [InlineData("Ai:Provider oracle", "Worker:Ai:Provider is 'oracle'; it must be extractive or openai.")]
    [InlineData(
        "Ai:Provider openai Ai:Model m",
        "Worker:Ai:Endpoint must be an address, as in https://api.example/v1, when the provider is openai."
    )]
    [InlineData(
        "Ai:Provider openai Ai:Model m Ai:Endpoint ftp://a",
        "Worker:Ai:Endpoint must be an address, as in https://api.example/v1, when the provider is openai."
    )]
    [InlineData(
        "Ai:Provider openai Ai:Model m Ai:Endpoint https://me:secret@a/v1",
        "Worker:Ai:Endpoint must hold neither a password nor anything after the path;"
    )]
    [InlineData(
        "Ai:Provider openai Ai:Model m Ai:Endpoint https://a/v1?key=secret",
        "Worker:Ai:Endpoint must hold neither a password nor anything after the path;"
    )]
    [InlineData(
        "Ai:Provider openai Ai:Endpoint https://a",
        "Worker:Ai:Model must name a model when the provider is openai."
    )]
    [InlineData(
        "Ai:Provider openai Ai:Model m Ai:Endpoint https://a Ai:Key secret\n",
        "Worker:Ai:Key holds a blank, a line break or another character that no key has."
    )]
    [InlineData(
        "Ai:Provider openai Ai:Model m Ai:Endpoint https://a Ai:Timeout 00:00:00",
        "Worker:Ai:Timeout is 00:00:00; it must be longer than nothing and at most a day."
    )]
    [InlineData("Recurring:0:Cron @daily Recurring:0:Type echo", "A job in Worker:Recurring has no Name.")]
    [InlineData(
        "Recurring:0:Name a Recurring:0:Cron never Recurring:0:Type echo",
        "Worker:Recurring 'a': 'never' is no cron expression"
    )]
    [InlineData(
        "Recurring:0:Name a Recurring:0:Cron @daily Recurring:0:Type nobody",
        "Worker:Recurring 'a': 'nobody' is no type that this worker does; it does ai, echo, fizzbuzz, http."
    )]
    [InlineData("Recurring:0:Name a Recurring:0:Cron @daily", "Worker:Recurring 'a': A type has 1 to 64 characters")]
    [InlineData(
        "Recurring:0:Name a Recurring:0:Cron @daily Recurring:0:Type echo Recurring:0:Input {",
        "Worker:Recurring 'a': An input is a JSON value."
    )]
    [InlineData(
        "Recurring:0:Name a\tb Recurring:0:Cron @daily Recurring:0:Type echo",
        "Worker:Recurring 'a\tb': A name has at most 150 characters and none of them is a control character."
    )]
    [InlineData(
        "Recurring:0:Name a Recurring:0:Cron @daily Recurring:0:Type echo Recurring:1:Name a Recurring:1:Cron @daily Recurring:1:Type echo",
        "Worker:Recurring has two jobs that are called 'a'."
    )]
    [InlineData("Concurency 3", "There is no setting Worker:Concurency. Worker has Name, Concurrency, ")]
    [InlineData("Ai:Modell 3", "There is no setting Worker:Ai:Modell. Worker:Ai has Provider, ")]
    [InlineData("Concurrency many", "Worker:Concurrency is 'many'; it must be a whole number.")]
    public async Task stop_the_start_with_a_sentence(string settings, string sentence)
    {
        using TemporaryFolder folder = new();
        string[] parts = settings.Split(' ');
        IEnumerable<string> arguments = parts.Chunk(2).SelectMany(x => new[] { "--Worker:" + x[0], x[1] });
        await using StringWriter errors = new();

        int exit = await Startup.RunAsync(
            "The worker",
            () => WorkerHost.RunAsync([.. RunningWorker.Arguments(folder.Path), .. arguments]),
            errors
        );

        string[] lines = errors.ToString().Split('\n');
        Assert.Equal((2, "The worker cannot start, because its settings are wrong."), (exit, lines[0]));
        Assert.StartsWith(sentence, lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain("secret", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task are_all_told_at_once()
    {
        await using StringWriter errors = new();

        await Startup.RunAsync(
            "The worker",
            () => WorkerHost.RunAsync(["--Worker:Concurrency", "0", "--Worker:Http:Retries", "-1"]),
            errors
        );

        Assert.Contains("Worker:Concurrency is 0", errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("Worker:Http:Retries is -1", errors.ToString(), StringComparison.Ordinal);
    }
}

public class Settings_in_files
{
    [Theory]
    [InlineData("Development", true, 5)]
    [InlineData("Production", false, 20)]
    public void differ_where_they_should(string environment, bool allowsPrivate, int drainSeconds)
    {
        WorkerSettings settings = WorkerSettings.Read(Files(environment));

        Assert.Equal(
            (allowsPrivate, TimeSpan.FromSeconds(drainSeconds)),
            (settings.Http.AllowPrivateAddresses, settings.Drain)
        );
        Assert.Equal(
            (16, 8, 10.0),
            (settings.Concurrency, settings.Types["http"].Concurrency, settings.Types["ai"].PerSecond)
        );
        Assert.Empty(settings.Recurring);
        Assert.Equal("extractive", settings.Ai.Provider);
        Assert.Equal("spool", StoreSettings.Read(Files(environment)).Store);
    }

    private static IConfiguration Files(string environment) =>
        new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json")
            .AddJsonFile($"appsettings.{environment}.json")
            .Build();
}
