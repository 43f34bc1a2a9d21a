using Microsoft.Extensions.Configuration;
using Template.Jobs.Contract;
using Template.Jobs.Spool;

namespace Template.Jobs.Hosting.Tests;

public sealed class Settings_of_a_host
{
    [Fact]
    public void come_from_files_then_the_environment_then_flags()
    {
        using TemporaryFolder folder = new();
        string file = Path.Combine(folder.Path, "appsettings.json");
        File.WriteAllText(
            file,
            """{"Jobs":{"Spool":{"Folder":"file","Durability":"none"},"KeepFinished":"1:00:00","KeepDead":"2.00:00:00"}}"""
        );
        string prefix = $"T{Guid.NewGuid():N}_";
        Environment.SetEnvironmentVariable(prefix + "Jobs__KeepFinished", "03:00:00");
        Environment.SetEnvironmentVariable(prefix + "Jobs__Spool__Folder", "environment");

        StoreSettings settings = StoreSettings.Read(
            new ConfigurationBuilder()
                .AddJsonFile(file)
                .AddEnvironmentVariables(prefix)
                .AddCommandLine(["--Jobs:Spool:Folder=flag"])
                .Build()
        );

        Assert.Equal(("flag", SpoolDurability.None), (settings.Spool.Folder, settings.Spool.Durability));
        Assert.Equal((TimeSpan.FromHours(3), TimeSpan.FromDays(2)), (settings.KeepFinished, settings.KeepDead));
    }

    [Fact]
    public void that_nobody_set_have_defaults() => Assert.Equal(new StoreSettings(), StoreSettings.Read(Of()));

    [Fact]
    public void are_not_disturbed_by_a_variable_with_the_name_of_the_section() =>
        Assert.Equal(new StoreSettings(), StoreSettings.Read(Of(("Jobs", "42"))));

    [Fact]
    public void may_be_empty_where_they_may_be_missing() =>
        Assert.Null(Settings.Read<Sample>(Of(("Sample:Limit", "")), "Sample").Limit);

    [Theory]
    [InlineData("Jobs:Store", "paper", "Jobs:Store is 'paper'; it must be spool or redis.")]
    [InlineData("Jobs:Spool:Folder", " ", "Jobs:Spool:Folder is empty; it must name a folder.")]
    [InlineData(
        "Jobs:KeepDead",
        "00:00:00",
        "Jobs:KeepFinished and Jobs:KeepDead must be longer than nothing, as in 1.00:00:00 for a day."
    )]
    [InlineData("Jobs:KeepDead", "soon", "Jobs:KeepDead is 'soon'; it must be a time, as in 00:00:30 or 1.12:00:00.")]
    [InlineData(
        "Jobs:Spool:Durability",
        "some",
        "Jobs:Spool:Durability is 'some'; it must be None or Submissions or Everything."
    )]
    [InlineData(
        "Jobs:Stroe",
        "redis",
        "There is no setting Jobs:Stroe. Jobs has Store, Spool, Redis, KeepFinished, KeepDead."
    )]
    [InlineData("Jobs:Spool:Fodler", "x", "There is no setting Jobs:Spool:Fodler. Jobs:Spool has Folder, Durability.")]
    public async Task that_are_wrong_stop_the_start_with_a_sentence(string name, string value, string sentence)
    {
        using StringWriter errors = new();

        int code = await Startup.RunAsync("The host", () => Read(Of((name, value))), errors);

        Assert.Equal(2, code);
        Assert.Equal(
            $"The host cannot start, because its settings are wrong.\n{sentence}\n",
            errors.ToString().ReplaceLineEndings("\n")
        );
    }

    [Theory]
    [InlineData("Limit", "many", "Sample:Limit is 'many'; it must be a whole number.")]
    [InlineData("Limit", "99999999999", "Sample:Limit is '99999999999'; it must be a whole number.")]
    [InlineData("Rate", "fast", "Sample:Rate is 'fast'; it must be a number.")]
    [InlineData("IsOn", "maybe", "Sample:IsOn is 'maybe'; it must be true or false.")]
    [InlineData("IsOn", "", "Sample:IsOn is ''; it must be true or false.")]
    [InlineData("Numbers:1", "x", "Sample:Numbers:1 is 'x'; it must be a whole number.")]
    [InlineData("Kinds:a:Size", "x", "Sample:Kinds:a:Size is 'x'; it must be a whole number.")]
    [InlineData("Kinds:a:Sise", "1", "There is no setting Sample:Kinds:a:Sise. Sample:Kinds:a has Size.")]
    public void of_any_kind_are_checked(string name, string value, string sentence) =>
        Assert.Equal(
            sentence,
            Assert
                .Throws<SettingsException>(() => Settings.Read<Sample>(Of(("Sample:" + name, value)), "Sample"))
                .Message
        );

    [Fact]
    public void of_any_kind_are_read()
    {
        Sample sample = Settings.Read<Sample>(
            Of(
                ("sample:limit", "7"),
                ("Sample:Rate", "0.5"),
                ("Sample:IsOn", "TRUE"),
                ("Sample:Numbers:0", "1"),
                ("Sample:Kinds:a:Size", "3"),
                ("Sample:Words:0", "w")
            ),
            "Sample"
        );

        Assert.Equal((7, 0.5, true, 3), (sample.Limit, sample.Rate, sample.IsOn, sample.Kinds["a"].Size));
        Assert.Equal([1], sample.Numbers);
        Assert.Equal(["w"], sample.Words);
    }

    [Fact]
    public void that_are_wrong_are_all_told_at_once()
    {
        string message = Assert
            .Throws<SettingsException>(() => StoreSettings.Read(Of(("Jobs:KeepDead", "x"), ("Jobs:Stroe", "x"))))
            .Message;

        Assert.Equal(2, message.Split(Environment.NewLine).Length);
    }

    internal static IConfigurationRoot Of(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(x => KeyValuePair.Create(x.Name, (string?)x.Value)))
            .Build();

    private static Task Read(IConfiguration configuration)
    {
        StoreSettings.Read(configuration);
        return Task.CompletedTask;
    }

    public sealed record Sample
    {
        public int? Limit { get; init; }

        public double Rate { get; init; }

        public bool IsOn { get; init; }

        public IReadOnlyList<int> Numbers { get; init; } = [];

        public IReadOnlyList<string> Words { get; init; } = [];

        public Dictionary<string, Kind> Kinds { get; init; } = new(StringComparer.Ordinal);
    }

    public sealed record Kind
    {
        public int Size { get; init; }
    }
}
