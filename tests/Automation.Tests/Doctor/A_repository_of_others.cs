using Automation.Doctor;

namespace Automation.Tests.Doctor;

public sealed class A_repository_of_others : IDisposable
{
    private readonly DoctorScratch machine = new();
    private readonly GitScratch theirs = new();

    public void Dispose()
    {
        theirs.Dispose();
        machine.Dispose();
    }

    [Fact]
    public void Is_not_asked_for_what_the_template_brings()
    {
        theirs.Write("App.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />\n");
        theirs.Write("Program.cs", "return;\n");
        theirs.Commit("first");
        Examination examination = Examination.Run(machine.Open(theirs.Path));
        Assert.Empty(examination.Findings);
        string[] asked = [.. examination.Answers.Select(x => x.Rule.Id)];
        Assert.Contains("DR001", asked);
        Assert.All(
            (string[])["DR008", "DR009", "DR010", "DR014", "DR020", "DR021"],
            x => Assert.DoesNotContain(x, asked)
        );
    }

    [Fact]
    public void Without_NET_is_asked_for_nothing_of_it()
    {
        theirs.Write("main.py", "print(1)\n");
        Directory.CreateDirectory(theirs.At("sub/folder"));
        Examination examination = Examination.Run(machine.Open(theirs.At("sub/folder")));
        Assert.Empty(examination.Findings);
        string[] asked = [.. examination.Answers.Select(x => x.Rule.Id)];
        Assert.Contains("DR004", asked);
        Assert.All((string[])["DR001", "DR002", "DR011"], x => Assert.DoesNotContain(x, asked));
    }

    [Fact]
    public void Keeps_its_workflows_safe()
    {
        theirs.Write(
            ".github/workflows/ci.yml",
            "on: push\npermissions: write-all\njobs:\n  a:\n    timeout-minutes: 1\n    runs-on: x\n    steps: []\n"
        );
        Examination examination = Examination.Run(machine.Open(theirs.Path));
        Assert.Contains(examination.Findings, x => x.Rule == "WF001");
        Assert.All(examination.Findings, x => Assert.True(File.Exists(theirs.At(x.File!.Value.Path)), x.Where));
        Assert.Equal(2, examination.ExitCode);
        Assert.Contains("WF001  high", DoctorReport.Text(examination), StringComparison.Ordinal);
    }

    [Fact]
    public void Need_not_even_be_one()
    {
        using ScratchFolder folder = new();
        folder.Write("a.txt", "a\r\n");
        Examination examination = Examination.Run(machine.Open(folder.Path));
        Assert.Empty(examination.Findings);
        Assert.Equal(["a.txt"], Directory.GetFiles(folder.Path).Select(x => Path.GetFileName(x)!));
        Assert.Contains(
            "There is no folder",
            Assert.Throws<AutomationException>(() => machine.Open(folder.Path + "-not")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void With_line_ends_of_its_own_keeps_them()
    {
        theirs.Write(
            ".editorconfig",
            "root = true\n[*]\nend_of_line = lf\n[*.{txt,bat}]\nend_of_line = crlf\n[doc/*]\nend_of_line = cr\n"
        );
        theirs.Write("a.txt", "one\ntwo\r\nthree");
        theirs.Write("b.md", "one\n");
        theirs.Commit("first");
        DoctorRule rule = DoctorRules.All.Single(x => x.Id == "DR013");
        DoctorFinding finding = Assert.Single(rule.Check(machine.Open(theirs.Path)).Findings);
        Assert.Equal("It has mixed line ends, and .editorconfig asks for Windows ones.", finding.Message);
        rule.Mend(machine.Open(theirs.Path), finding);
        Assert.Equal("one\r\ntwo\r\nthree", theirs.Read("a.txt"));
        Assert.Equal(DoctorOutcome.Good, rule.Check(machine.Open(theirs.Path)).Outcome);
    }
}
