using Automation.Environments;

namespace Automation.Tests.Environments;

public sealed class Files_of_environments : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Say_all_of_an_environment()
    {
        EnvironmentFile file = EnvironmentFile.Parse("uat", SampleFiles.Uat);
        Assert.Equal(("uat", "dev", "local"), (file.Name, file.Previous, file.Kind));
        Assert.Equal("some/where", (string?)file.Target["folder"]);
        Assert.Equal("Production", file.Settings["DOTNET_ENVIRONMENT"]);
        Assert.Equal(new ValidationLimits(5, 8, 99.5, 50, 0, false), file.Validation);
        Assert.Equal(
            new EnvironmentRelease(
                "1.2.0",
                SampleRecords.Digest(1),
                new string('c', 40),
                SampleRecords.Noon,
                "dev",
                "https://example.org/releases/1.2.0"
            ),
            file.Runs
        );
    }

    [Fact]
    public void May_leave_out_what_is_not_needed()
    {
        EnvironmentFile file = SampleFiles.File("dev", null);
        Assert.Null(file.Previous);
        Assert.Empty(file.Settings);
        Assert.Null(file.Validation);
        Assert.Null(file.Runs);
        string text = SampleFiles.Changed(SampleFiles.Uat, "\"https://example.org/releases/1.2.0\"", "null");
        text = SampleFiles.Changed(text, "when-available", "required");
        Assert.Null(EnvironmentFile.Parse("uat", text).Runs!.Url);
        Assert.True(EnvironmentFile.Parse("uat", text).Validation!.IsAuditRequired);
    }

    [Fact]
    public void Of_this_repository_are_read_in_the_order_of_promotion()
    {
        IReadOnlyList<EnvironmentFile> all = EnvironmentFile.ReadAll(RepositoryFolder.Path);
        Assert.Equal(["dev", "uat", "prod"], all.Select(x => x.Name));
        Assert.Equal([null, "dev", "uat"], all.Select(x => x.Previous));
        Assert.NotNull(all[1].Validation);
    }

    [Fact]
    public void Are_put_behind_the_one_that_releases_come_from()
    {
        EnvironmentFile[] files =
        [
            SampleFiles.File("a", "m"),
            SampleFiles.File("b", "a"),
            SampleFiles.File("m", "z"),
            SampleFiles.File("n", "z"),
            SampleFiles.File("z", null),
        ];
        Assert.Equal(["z", "m", "n", "a", "b"], EnvironmentOrder.Sort(files).Select(x => x.Name));
    }

    [Theory]
    [InlineData(
        "dev:uat",
        "deploy/environments/dev.json: \"previous\" is 'uat', and there is no such environment. There are dev."
    )]
    [InlineData(
        "dev: qa: uat:dev",
        "dev, qa both have no \"previous\". Published releases go to one environment: give the others the one that they get releases from."
    )]
    [InlineData(
        "dev: prod:uat uat:prod",
        "prod, uat: \"previous\" goes round in a circle. One environment has \"previous\": null, and releases go on from there."
    )]
    [InlineData(
        "dev:dev",
        "dev: \"previous\" goes round in a circle. One environment has \"previous\": null, and releases go on from there."
    )]
    public void Are_refused_when_they_are_in_no_order(string files, string sentence)
    {
        string[][] parts = [.. files.Split(' ').Select(x => x.Split(':'))];
        EnvironmentFile[] all = [.. parts.Select(x => SampleFiles.File(x[0], x[1].Length == 0 ? null : x[1]))];
        Assert.Equal(sentence, Assert.Throws<AutomationException>(() => EnvironmentOrder.Sort(all)).Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Are_asked_for_when_there_are_none(bool hasFolder)
    {
        // A schema is no environment.
        if (hasFolder)
            scratch.Write("deploy/environments/environment.schema.json", "{}");
        Assert.Equal(
            "There are no environments: deploy/environments has no file such as dev.json. Its form is in deploy/environments/environment.schema.json.",
            Assert.Throws<AutomationException>(() => EnvironmentFile.ReadAll(scratch.Path)).Message
        );
    }

    [Fact]
    public void Are_found_by_name()
    {
        scratch.Write(
            "deploy/environments/dev.json",
            "\ufeff{\"previous\": null, \"target\": {\"kind\": \"kubernetes\"}, \"runs\": null}"
        );
        scratch.Write("deploy/environments/uat.json", SampleFiles.Uat);
        Assert.Equal("kubernetes", EnvironmentFile.Read(scratch.Path, "dev").Kind);
        Assert.Equal(
            "There is no environment 'prod'. There are dev, uat.",
            Assert.Throws<AutomationException>(() => EnvironmentFile.Read(scratch.Path, "prod")).Message
        );
    }
}
