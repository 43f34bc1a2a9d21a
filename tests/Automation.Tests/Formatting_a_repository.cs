using Automation.Formatting;
using Automation.Repository;
using Automation.Tools;
using CSharpierFormatter = Automation.Formatting.CSharpier;

namespace Automation.Tests;

public sealed class Formatting_a_repository : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Mends_text_and_keeps_the_mode_of_the_file()
    {
        string script = scratch.Write("run.sh", "echo  \n");
        scratch.Write("fine.txt", "fine\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        TextFormatter formatter = new(scratch.Path);
        string[] files = ["run.sh", "fine.txt"];
        Assert.Equal([new FormatFinding("run.sh", "trailing blanks on line 1")], formatter.Check(files));
        Assert.Single(formatter.Format(files));
        Assert.Empty(formatter.Check(files));
        Assert.Equal("echo\n", scratch.Read("run.sh"));
        Assert.Equal(2, Directory.GetFiles(scratch.Path).Length);
        if (!OperatingSystem.IsWindows())
            Assert.True(File.GetUnixFileMode(script).HasFlag(UnixFileMode.UserExecute));
    }

    [Theory]
    [InlineData("src/A.cs", true)]
    [InlineData("Directory.Build.props", true)]
    [InlineData("README.md", false)]
    public void Leaves_to_each_formatter_what_is_its_own(string path, bool isCode) =>
        Assert.Equal(isCode, CSharpierFormatter.Formats(path));

    [Fact]
    public void Formats_code_and_says_where_it_cannot()
    {
        scratch.Write(
            ".config/dotnet-tools.json",
            File.ReadAllText(Path.Combine(RepositoryFolder.Path, ".config/dotnet-tools.json"))
        );
        scratch.Write("Ugly.cs", "class Ugly{int  x;}\n");
        CSharpierFormatter formatter = new(scratch.Path, new LocalTools(scratch.Path));
        Assert.Equal([new FormatFinding("Ugly.cs", "not as CSharpier formats it")], formatter.Check());
        Assert.Empty(formatter.Format());
        Assert.Empty(formatter.Check());
        scratch.Write("Broken.cs", "class Broken {\n void X( }\n");
        FormatFinding broken = Assert.Single(formatter.Format());
        Assert.True(broken.IsUnreadable);
        Assert.Equal("Broken.cs", broken.File);
        Assert.Contains("(2,10): error CS1026", broken.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Ends_in_a_sentence_with_the_command_that_mends()
    {
        FormatReport.ThrowIfAny([]);
        string one = Assert
            .Throws<AutomationException>(() => FormatReport.ThrowIfAny([new FormatFinding("a.cs", "ugly")]))
            .Message;
        Assert.Equal("1 file is not formatted:\n  a.cs: ugly\nRun ./build.sh Format", one);
        string two = Assert
            .Throws<AutomationException>(() => FormatReport.ThrowIfAny([new("a.cs", "x", true), new("b", "y")]))
            .Message;
        Assert.StartsWith("2 files are not formatted:", two, StringComparison.Ordinal);
        Assert.EndsWith("Mend the syntax errors, then run ./build.sh Format", two, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_about_the_files_that_belong_to_it()
    {
        scratch.Write("a.txt", "");
        scratch.Write("ä b/c\nd.txt", "");
        scratch.Write("bin/x.dll", "");
        scratch.Write("artifacts/x", "");
        File.CreateSymbolicLink(Path.Combine(scratch.Path, "link.txt"), "a.txt");
        Directory.CreateSymbolicLink(Path.Combine(scratch.Path, "loop"), scratch.Path);
        Assert.Equal(["a.txt", "ä b/c\nd.txt"], RepositoryFiles.List(scratch.Path));

        new Processes.Command("git", ["init", "-q"], scratch.Path).Run();
        scratch.Write(".gitignore", "ignored.txt\n");
        scratch.Write("ignored.txt", "");
        scratch.Write("gone.txt", "");
        new Processes.Command("git", ["add", "gone.txt"], scratch.Path).Run();
        File.Delete(Path.Combine(scratch.Path, "gone.txt"));
        IReadOnlyList<string> files = RepositoryFiles.List(scratch.Path);
        Assert.Contains("a.txt", files);
        Assert.Contains("ä b/c\nd.txt", files);
        Assert.DoesNotContain("ignored.txt", files);
        Assert.DoesNotContain("gone.txt", files);
        Assert.DoesNotContain("link.txt", files);
    }

    [Fact]
    public void Works_beside_a_git_folder_that_git_does_not_know()
    {
        scratch.Write(".git/HEAD", "not a repository");
        scratch.Write("a.txt", "");
        Assert.Equal(["a.txt"], RepositoryFiles.List(scratch.Path));
    }
}
