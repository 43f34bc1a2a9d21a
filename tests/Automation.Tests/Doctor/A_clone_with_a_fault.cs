using System.Net;
using System.Net.Sockets;
using Automation.Doctor;
using Automation.Health;
using Automation.Services;

namespace Automation.Tests.Doctor;

public sealed class A_clone_with_a_fault : IDisposable
{
    private const HealthSeverity Low = HealthSeverity.Low;
    private const HealthSeverity Medium = HealthSeverity.Medium;
    private const HealthSeverity High = HealthSeverity.High;

    private const string Password = "hunter2-and-more";

    private readonly DoctorScratch scratch = new();
    private readonly List<IDisposable> held = [];

    public void Dispose()
    {
        foreach (IDisposable one in held)
            one.Dispose();
        scratch.Dispose();
    }

    [Theory]
    [InlineData("an SDK that nobody has", "DR001", High, "global.json", "99.0.100")]
    [InlineData("DOTNET_ROOT without dotnet", "DR002", Medium, "DOTNET_ROOT", "no dotnet in it")]
    [InlineData("no dotnet on PATH", "DR002", Low, "PATH", "dotnet is not on PATH")]
    [InlineData("a folder of somebody else", "DR004", High, "safe.directory", "belongs to somebody else")]
    [InlineData("no user.email", "DR005", Medium, "user.email", "refuses to commit")]
    [InlineData("autocrlf", "DR006", Low, "core.autocrlf", ".gitattributes")]
    [InlineData("a shallow clone", "DR007", Medium, ".git/shallow", "GitVersion.yml")]
    [InlineData("hooks not installed", "DR008", Low, "core.hooksPath", "are not in use")]
    [InlineData("hooksPath elsewhere", "DR008", Medium, "core.hooksPath", "/their/hooks")]
    [InlineData("hooks of one's own", "DR008", Medium, ".git/hooks", "pre-push")]
    [InlineData("a missing tool", "DR009", Low, ".config/dotnet-tools.json", "acme.tool 1.0.0")]
    [InlineData("a torn list of tools", "DR009", Medium, ".config/dotnet-tools.json", "not valid JSON")]
    [InlineData("an unreachable feed", "DR011", Low, "http://127.0.0.1", "cannot be reached")]
    [InlineData("a feed that is no folder any more", "DR011", Low, "gone", "not there")]
    [InlineData("a password in clear text", "DR012", High, "nuget.config:3", "the source 'acme feed'")]
    [InlineData("Windows line ends", "DR013", Medium, "readme.txt", "asks for Unix")]
    [InlineData("a script that nobody can start", "DR014", Medium, "build.sh", "executable bit")]
    [InlineData("a full disk", "DR015", Medium, "", "Only 0.5 GB")]
    [InlineData("a port that is taken", "DR016", Low, "port", "Up would")]
    [InlineData("a torn record of the template", "DR021", Medium, ".devex.json", "cannot be read")]
    [InlineData("a HOME that cannot be written", "DR022", Medium, "HOME", "cannot be written")]
    [InlineData("a stale lock", "DR023", Medium, ".git/index.lock", "git is locked")]
    [InlineData("names that differ in case", "DR024", Medium, "README.txt", "case alone")]
    public void Is_told_which(string fault, string rule, HealthSeverity severity, string where, string message)
    {
        Plant(fault);
        Examination examination = scratch.Examine();
        ReportedFinding[] found = [.. examination.Findings.Where(x => x.Rule == rule)];
        Assert.NotEmpty(found);
        Assert.All(found, x => Assert.Equal(severity, x.Severity));
        Assert.Contains(found, x => x.Where.Contains(where, StringComparison.Ordinal));
        Assert.Contains(found, x => x.Message.Contains(message, StringComparison.Ordinal));
        Assert.All(found, x => Assert.NotEmpty(x.Fix));
        // WF021 reads the same record.
        Assert.DoesNotContain(examination.Findings, x => x.Rule != rule && x.Rule != "WF021");
        Assert.Equal((int)severity, examination.ExitCode);
        Assert.DoesNotContain(Password, DoctorReport.Text(examination), StringComparison.Ordinal);
        Assert.DoesNotContain(Password, DoctorReport.Json(examination, []), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("autocrlf", "core.autocrlf is false now")]
    [InlineData("hooks not installed", "are in use now")]
    [InlineData("Windows line ends", "readme.txt has Unix line ends now")]
    [InlineData("a script that nobody can start", "build.sh can be executed now; the change is staged")]
    public void Is_mended_when_that_is_safe(string fault, string sentence) => Mends(fault, sentence);

    [LinuxTheory]
    [InlineData("a script that lost its bit here", "build.sh can be executed now.")]
    [InlineData("a stale lock", ".git/index.lock is deleted")]
    public void Is_mended_where_the_system_tells_enough(string fault, string sentence) => Mends(fault, sentence);

    private void Mends(string fault, string sentence)
    {
        Plant(fault);
        (int code, string output) = scratch.Run(fixes: true);
        Assert.Equal(0, code);
        Assert.Contains(sentence, output, StringComparison.Ordinal);
        Assert.Contains("Nothing is wrong", output, StringComparison.Ordinal);
    }

    [Fact]
    public void That_cannot_be_mended_safely_is_left()
    {
        Plant("hooksPath elsewhere");
        (int code, string output) = scratch.Run(fixes: true);
        Assert.Equal(1, code);
        Assert.StartsWith("There is nothing that could be mended safely.", output, StringComparison.Ordinal);
        Assert.Equal("/their/hooks", scratch.Clone.Git("config", "core.hooksPath"));
    }

    [Fact]
    public void That_mending_does_not_help_is_told_again()
    {
        Plant("a missing tool");
        string empty = Directory.CreateDirectory(scratch.At("empty")).FullName;
        scratch.Clone.Write(
            "nuget.config",
            $"<configuration><packageSources><clear /><add key=\"e\" value=\"{empty}\" /></packageSources></configuration>"
        );
        (int code, string output) = scratch.Run(fixes: true);
        Assert.Equal(0, code);
        Assert.Contains("DR009: not mended. acme.tool 1.0.0 cannot be restored", output, StringComparison.Ordinal);
        Assert.Contains("Findings: 1 low", output, StringComparison.Ordinal);
    }

    [LinuxTheory]
    [InlineData(".git/index.lock")]
    public void That_somebody_may_hold_is_left_alone(string path)
    {
        string file = scratch.Clone.Write(path, "");
        DoctorFinding young = Assert.Single(scratch.Ask("DR023").Findings);
        Assert.False(young.IsMendable);
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddHours(-3));
        DoctorFinding stale = Assert.Single(scratch.Ask("DR023").Findings);
        Assert.Contains("3 hours old", stale.Message, StringComparison.Ordinal);
        using FileStream holder = new(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        DoctorFinding busy = Assert.Single(scratch.Ask("DR023").Findings);
        Assert.Contains("may be at work", busy.Message, StringComparison.Ordinal);
        Assert.Contains("left alone", Refusal(stale), StringComparison.Ordinal);
        Assert.True(File.Exists(file));
    }

    [Fact]
    public void That_has_a_reason_is_only_counted()
    {
        Plant("autocrlf");
        scratch.Clone.Write(
            ".config/health.json",
            """
            { "ignore": [
              { "rule": "DR006", "path": "core.*", "reason": "We like it." },
              { "rule": "DR016", "reason": "Nothing of it is found here, and that is fine." },
              { "rule": "WF015", "reason": "A test." }, { "rule": "WF016", "reason": "A test." } ] }
            """
        );
        Examination examination = scratch.Examine();
        Assert.Empty(examination.Findings);
        Assert.Contains(examination.Ignored, x => x is { Finding.Rule: "DR006", Reason: "We like it." });
        Assert.Contains("ignored with a reason", DoctorReport.Text(examination), StringComparison.Ordinal);
        Assert.Contains("\"reason\": \"We like it.\"", DoctorReport.Json(examination, []), StringComparison.Ordinal);
    }

    private string Refusal(DoctorFinding finding) =>
        Assert.Throws<AutomationException>(() => finding.Rule.Mend(scratch.Open(), finding)).Message;

    private void Plant(string fault)
    {
        GitScratch clone = scratch.Clone;
        switch (fault)
        {
            case "an SDK that nobody has":
                clone.Write("global.json", """{ "sdk": { "version": "99.0.100" } }""");
                break;
            case "DOTNET_ROOT without dotnet":
                scratch.Variables["DOTNET_ROOT"] = scratch.Machine.Path;
                break;
            case "no dotnet on PATH":
                scratch.Variables["PATH"] = scratch.Machine.Path;
                break;
            case "a folder of somebody else":
                scratch.GitVariables["GIT_TEST_ASSUME_DIFFERENT_OWNER"] = "1";
                break;
            case "no user.email":
                clone.Git("config", "user.email", "");
                break;
            case "autocrlf":
                clone.Git("config", "core.autocrlf", "true");
                break;
            case "a shallow clone":
                clone.Write(".git/shallow", clone.Git("rev-parse", "HEAD") + "\n");
                break;
            case "hooks not installed":
                clone.Git("config", "--unset", "core.hooksPath");
                break;
            case "hooksPath elsewhere":
                clone.Git("config", "core.hooksPath", "/their/hooks");
                break;
            case "hooks of one's own":
                clone.Git("config", "--unset", "core.hooksPath");
                clone.Write(".git/hooks/pre-push", "#!/bin/sh\n");
                break;
            case "a missing tool":
                Directory.Delete(scratch.At("packages/acme.tool"), recursive: true);
                break;
            case "a torn list of tools":
                clone.Write(".config/dotnet-tools.json", "{");
                break;
            default:
                PlantMore(fault, clone);
                break;
        }
    }

    private void PlantMore(string fault, GitScratch clone)
    {
        switch (fault)
        {
            case "an unreachable feed":
                scratch.Sources.Add($"http://somebody:{Password}@127.0.0.1:{FreePort.Find()}/{Password}/index.json");
                break;
            case "a feed that is no folder any more":
                scratch.Sources.Add(scratch.At("gone"));
                break;
            case "a password in clear text":
                clone.Write(
                    "nuget.config",
                    $"<configuration><packageSourceCredentials><acme_x0020_feed>\n<add key=\"Username\" value=\"a\" />\n<add key=\"ClearTextPassword\" value=\"{Password}\" />\n</acme_x0020_feed></packageSourceCredentials></configuration>"
                );
                break;
            case "Windows line ends":
                clone.Write("readme.txt", "one\r\ntwo\r\n");
                break;
            case "a script that nobody can start":
                clone.Git("update-index", "--chmod=-x", "build.sh");
                break;
            case "a script that lost its bit here":
                if (!OperatingSystem.IsWindows())
                    File.SetUnixFileMode(clone.At("build.sh"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
                break;
            case "a full disk":
                scratch.FreeBytes = 512 << 20;
                break;
            case "a port that is taken":
                TcpListener listener = new(IPAddress.Loopback, 0);
                listener.Start();
                held.Add(listener);
                scratch.Ports.Add(((IPEndPoint)listener.LocalEndpoint).Port);
                break;
            case "a torn record of the template":
                clone.Write(".devex.json", """{ "template": "" }""");
                break;
            case "a HOME that cannot be written":
                scratch.Variables["HOME"] = Path.Combine(scratch.Machine.Write("a-file", ""), "home");
                break;
            case "a stale lock":
                File.SetLastWriteTimeUtc(clone.Write(".git/index.lock", ""), DateTime.UtcNow.AddDays(-1));
                break;
            case "names that differ in case":
                string blob = clone.Git("rev-parse", ":readme.txt");
                clone.Git("update-index", "--add", "--cacheinfo", $"100644,{blob},README.txt");
                break;
            default:
                Assert.Fail($"There is no fault '{fault}'.");
                break;
        }
    }
}
