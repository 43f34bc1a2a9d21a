using Automation.Doctor;
using Automation.Doctor.Rules;
using Automation.Health;
using Automation.TemplateUpdates;

namespace Automation.Tests.Doctor;

public sealed class Rules_for_machines : IDisposable
{
    private readonly DoctorScratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("git version 2.39.5 (Apple Git-154)", true, null)]
    [InlineData("git version 2.47.1.windows.1", true, null)]
    [InlineData("git version 2.34.1", true, HealthSeverity.Low)]
    [InlineData("git version 2.25.0", true, HealthSeverity.Medium)]
    [InlineData("git version 2.25.0", false, null)]
    public void Know_an_old_git(string said, bool hasBuild, HealthSeverity? severity) =>
        Assert.Equal(
            severity,
            new RecentGit().Judge(said, hasBuild).Findings.Select(x => (HealthSeverity?)x.Severity).SingleOrDefault()
        );

    [Fact]
    public void Say_what_they_cannot_read() =>
        Assert.Equal(DoctorOutcome.NotLooked, new RecentGit().Judge("something", hasBuild: true).Outcome);

    [Fact]
    public void Know_when_a_certificate_ends()
    {
        SoundCertificate rule = new();
        Assert.Equal("none, and nothing here needs one", rule.Judge([], TimeProvider.System).Text);
        DateTime now = DateTime.UtcNow;
        Assert.StartsWith(
            "good until",
            rule.Judge([now.AddDays(-1), now.AddDays(1)], TimeProvider.System).Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "expired",
            Assert.Single(rule.Judge([now.AddDays(-1)], TimeProvider.System).Findings).Message,
            StringComparison.Ordinal
        );
        scratch.Ports.Add(1);
        Assert.NotEqual(DoctorOutcome.Silent, scratch.Ask("DR017").Outcome);
    }

    [UnixFact]
    public void Know_whether_an_engine_for_containers_answers()
    {
        scratch.Clone.Write("compose.yml", "");
        scratch.Variables["PATH"] = scratch.Machine.Path;
        Assert.Contains("Neither", Assert.Single(scratch.Ask("DR018").Findings).Message, StringComparison.Ordinal);
        scratch.Machine.WriteProgram("docker", "#!/bin/sh\nexit 1\n");
        Assert.Contains(
            "no engine answers",
            Assert.Single(scratch.Ask("DR018").Findings).Message,
            StringComparison.Ordinal
        );
        scratch.Machine.WriteProgram("podman", "#!/bin/sh\necho 5.4.0\n");
        Assert.Equal("podman 5.4.0", scratch.Ask("DR018").Text);
    }

    [Theory]
    [InlineData("true", DoctorOutcome.Good)]
    [InlineData("not set", DoctorOutcome.Found)]
    public void Want_long_paths_on_Windows(string value, DoctorOutcome outcome)
    {
        DoctorAnswer answer = new WindowsLongPaths().Judge(value);
        Assert.Equal(outcome, answer.Outcome);
        foreach (DoctorFinding finding in answer.Findings)
        {
            Assert.Contains("is true now", finding.Rule.Mend(scratch.Open(), finding), StringComparison.Ordinal);
            Assert.Equal("true", scratch.Clone.Git("config", "core.longpaths"));
        }
    }

    [Theory]
    [InlineData("a/aux.txt", "Windows refuses its name.")]
    [InlineData("a/b./c", "Windows refuses its name.")]
    [InlineData("a:b", "Windows refuses a sign in its name.")]
    public void Know_paths_that_Windows_refuses(string path, string message)
    {
        string blob = scratch.Clone.Git("rev-parse", ":readme.txt");
        scratch.Clone.Git("update-index", "--add", "--cacheinfo", $"100644,{blob},{path}");
        scratch.Clone.Git("update-index", "--add", "--cacheinfo", $"100644,{blob},{new string('x', 201)}");
        Assert.Equal(
            [message, "Its path has 201 signs; Windows takes 259 with all folders above."],
            scratch.Ask("DR024").Findings.Select(x => x.Message)
        );
    }

    [Fact]
    public void Tell_what_a_project_changed_of_its_template()
    {
        scratch.Clone.Write(
            ".devex.json",
            $$"""{ "template": "devex", "version": "1.2.0", "answers": {}, "files": { "readme.txt": "{{BlobId.Of("other\n"u8.ToArray())}}", "gone.txt": "{{BlobId.Of([])}}" } }"""
        );
        DoctorAnswer answer = scratch.Ask("DR021");
        Assert.Equal(DoctorOutcome.Note, answer.Outcome);
        Assert.StartsWith("devex 1.2.0; 2 files, 1 changed, 1 removed", answer.Text, StringComparison.Ordinal);
        scratch.Clone.Write(".devex.json", """{ "template": "devex", "version": "1.2.0", "answers": {} }""");
        Assert.Equal("./build.sh StartProject", Assert.Single(scratch.Ask("DR021").Findings).Fix);
    }

    [Theory]
    [InlineData("<configuration><apikeys><add key=\"a\" value=\"k\" /></apikeys></configuration>", "an API key")]
    [InlineData(
        "<configuration><packageSources><add key=\"a\" value=\"https://u:p@example.org/i.json\" /></packageSources></configuration>",
        "the password of a source "
    )]
    [InlineData(
        "<configuration><config><add key=\"http_proxy.password\" value=\"p\" /></config></configuration>",
        "the password of a proxy"
    )]
    [InlineData("<configuration>", "no valid XML")]
    [InlineData(
        "<configuration><packageSourceCredentials><a><add key=\"ClearTextPassword\" value=\"%TOKEN%\" /></a></packageSourceCredentials></configuration>",
        null
    )]
    [InlineData(
        "<configuration><packageSources><add key=\"a\" value=\"https://example.org/i.json\" /><add key=\"b\" value=\"folder\" /></packageSources></configuration>",
        null
    )]
    public void Find_what_should_be_secret(string configuration, string? message)
    {
        scratch.Clone.Write("sub/NuGet.Config", configuration);
        Assert.Equal(
            message != null,
            scratch.Ask("DR012").Findings.Any(x => x.Message.Contains(message!, StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Read_the_sources_that_are_switched_on()
    {
        Assert.Equal(
            ["https://example.org/v3/index.json", "/a folder"],
            PackageSources.Parse("E https://example.org/v3/index.json\r\nD https://off.example.org\nEM /a folder\n\n")
        );
        Assert.Equal(
            "https://example.org:8443",
            PackageSources.Shown("https://me:secret@example.org:8443/auth/secret/index.json")
        );
        Assert.NotEmpty(PackageSources.Read(scratch.Clone.Path));
        scratch.Sources.Clear();
        Assert.Contains("No source", Assert.Single(scratch.Ask("DR011").Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Do_not_hide_each_other_when_one_fails()
    {
        scratch.Clone.Write(".config/dotnet-tools.json", "{");
        Examination examination = Examination.Run(scratch.Open(), [new StandInsInUse(), new WholeHistory()]);
        Assert.Equal([DoctorOutcome.NotLooked, DoctorOutcome.Good], examination.Answers.Select(x => x.Answer.Outcome));
    }

    [Fact]
    public void Show_many_findings_as_few()
    {
        for (int i = 0; i < 9; i++)
            scratch.Clone.Write($"text-{i}.txt", "a\r\n");
        string text = scratch.Run().Output;
        Assert.Contains("       and 4 more of DR013; --json names them all", text, StringComparison.Ordinal);
        Assert.Contains("       fix: ./build.sh Format", text, StringComparison.Ordinal);
        Assert.Contains("Findings: 9 medium", text, StringComparison.Ordinal);
        Assert.Contains("./build.sh Doctor --fix mends 9 of them.", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), x => Assert.InRange(x.Length, 0, 80));
    }
}
