using System.Text.Json;
using System.Text.RegularExpressions;
using Automation.Doctor;

namespace Automation.Tests.Doctor;

public sealed class A_healthy_clone : IDisposable
{
    private readonly DoctorScratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Has_no_fault_and_a_table_of_what_was_looked_at()
    {
        (int code, string output) = scratch.Run();
        Assert.Equal(0, code);
        string[] lines = output.Split('\n');
        Assert.All(lines, x => Assert.InRange(x.Length, 0, 80));
        Assert.StartsWith("rule   what          result", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, x => x.StartsWith("DR001  SDK           .NET SDK ", StringComparison.Ordinal));
        Assert.Contains(lines, x => x.StartsWith("DR009  tools         acme.tool 1.0.0", StringComparison.Ordinal));
        Assert.Contains("DR019  GitHub token  not looked at: no remote on GitHub", output, StringComparison.Ordinal);
        Assert.StartsWith("Nothing is wrong", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Can_be_read_by_programs()
    {
        using JsonDocument json = JsonDocument.Parse(scratch.Run(fixes: true, json: true).Output);
        Assert.Equal(0, json.RootElement.GetProperty("exitCode").GetInt32());
        Assert.Empty(json.RootElement.GetProperty("findings").EnumerateArray());
        Assert.Empty(json.RootElement.GetProperty("mended").EnumerateArray());
        JsonElement rule = json
            .RootElement.GetProperty("rules")
            .EnumerateArray()
            .First(x => x.GetProperty("rule").GetString() == "DR019");
        Assert.Equal("not looked at", rule.GetProperty("outcome").GetString());
        Assert.Equal("GitHub token", rule.GetProperty("subject").GetString());
    }

    [Fact]
    public void Is_examined_without_a_change_to_it()
    {
        string[] before = Everything(scratch.Clone.Path);
        scratch.Run();
        Assert.Equal(before, Everything(scratch.Clone.Path));
    }

    [Fact]
    public void Needs_neither_hooks_nor_an_author_on_a_server()
    {
        scratch.Clone.Git("config", "user.email", "");
        scratch.Clone.Git("config", "--unset", "core.hooksPath");
        scratch.Variables["CI"] = "true";
        Assert.Empty(scratch.Examine().Findings);
        scratch.Variables["CI"] = "false";
        Assert.Equal(["DR005", "DR008"], scratch.Examine().Findings.Select(x => x.Rule));
        scratch.Variables["HUSKY"] = "0";
        Assert.Equal(DoctorOutcome.Note, scratch.Ask("DR008").Outcome);
    }

    [Fact]
    public void Is_examined_by_rules_that_the_page_explains_and_by_no_others()
    {
        string page = File.ReadAllText(Path.Combine(RepositoryFolder.Path, "docs", "reference", "doctor.md"));
        MatchCollection sections = Regex.Matches(
            page,
            "^## (?<id>DR.*)$",
            RegexOptions.Multiline | RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)
        );
        Assert.Equal(
            Enumerable.Range(1, DoctorRules.All.Count).Select(x => $"DR{x:000}"),
            DoctorRules.All.Select(x => x.Id)
        );
        Assert.Equal(DoctorRules.All.Select(x => x.Id), sections.Select(x => x.Groups["id"].Value.Trim()));
        Assert.All(DoctorRules.All, x => Assert.Contains($"## {x.Id}\n\n{x.Title}.", page, StringComparison.Ordinal));
        Assert.All(DoctorRules.All, x => Assert.Equal($"docs/reference/doctor.md#{x.Id.ToLowerInvariant()}", x.Page));
    }

    private static string[] Everything(string folder) =>
        [
            .. Directory
                .GetFiles(folder, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(x => $"{x} {File.GetLastWriteTimeUtc(x):O}"),
        ];
}
