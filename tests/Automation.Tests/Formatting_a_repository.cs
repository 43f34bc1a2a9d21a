using System.Text;
using Automation.Formatting;
using Automation.Repository;
using Automation.Tools;

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
        Manifest();
        WorkTreeFormatter formatter = Formatter();
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
        Assert.Equal(isCode, CSharpierProgram.Formats(path));

    [Fact]
    public void Formats_code_and_says_where_it_cannot()
    {
        Manifest();
        scratch.Write("Ugly.cs", "class Ugly{int  x;}\n");
        WorkTreeFormatter formatter = Formatter();
        FormatFinding ugly = new("Ugly.cs", "not as CSharpier formats it");
        Assert.Equal([ugly], formatter.Check(["Ugly.cs"]));
        Assert.Equal([ugly], formatter.Format(["Ugly.cs"]));
        Assert.Empty(formatter.Check(["Ugly.cs"]));
        scratch.Write("Broken.cs", "class Broken {\n void X( }\n");
        FormatFinding broken = Assert.Single(formatter.Format(["Broken.cs", "Ugly.cs"]));
        Assert.True(broken.IsUnreadable);
        Assert.Equal("Broken.cs", broken.File);
        Assert.Contains("(2,10): error CS1026", broken.Reason, StringComparison.Ordinal);
        Assert.Equal("class Broken {\n void X( }\n", scratch.Read("Broken.cs"));
    }

    [Fact]
    public void Heeds_configuration_and_ignore_files_in_the_folders_above()
    {
        Manifest();
        scratch.Write(".editorconfig", "root = true\n[*]\nindent_size = 2\n");
        scratch.Write("a/.csharpierignore", "Left.cs\n");
        scratch.Write("a/Left.cs", "class   Left { }\n");
        scratch.Write("a/b/Two.cs", "class Two\n{\n    int x;\n}\n");
        FormatFinding finding = Assert.Single(Formatter().Format(["a/Left.cs", "a/b/Two.cs"]));
        Assert.Equal("a/b/Two.cs", finding.File);
        Assert.Equal("class Two\n{\n  int x;\n}\n", scratch.Read("a/b/Two.cs"));
        Assert.Equal("class   Left { }\n", scratch.Read("a/Left.cs"));
    }

    [Fact]
    public void Remembers_a_content_until_its_path_or_configuration_is_another()
    {
        Manifest();
        const string code = "class A\n{\n    int x;\n}\n";
        scratch.Write("A.cs", code);
        Assert.Empty(Formatter().Check(["A.cs"]));
        string entry = Assert.Single(Directory.GetFiles(scratch.Path + "/.nuke/cache/format"));
        Assert.Empty(Formatter().Check(["A.cs"]));
        Assert.Single(Directory.GetFiles(scratch.Path + "/.nuke/cache/format"));

        scratch.Write(".editorconfig", "root = true\n[*]\nindent_size = 8\n");
        Assert.Single(Formatter().Check(["A.cs"]));
        Assert.Equal(2, Directory.GetFiles(scratch.Path + "/.nuke/cache/format").Length);

        File.Delete(scratch.Path + "/.editorconfig");
        byte[] whole = File.ReadAllBytes(entry);
        File.WriteAllBytes(entry, whole[..^1]);
        Assert.Empty(Formatter().Check(["A.cs"]));
        Assert.Equal(whole, File.ReadAllBytes(entry));
    }

    [Fact]
    public void Gives_for_every_source_here_the_bytes_that_the_tool_gives()
    {
        LocalTools tools = new(RepositoryFolder.Path);
        string[] files = [.. RepositoryFiles.List(RepositoryFolder.Path).Where(CSharpierProgram.Formats)];
        Assert.True(files.Length > 200);
        List<FormatInput> inputs = [];
        foreach (string file in files.Append(".editorconfig"))
        {
            string text = File.ReadAllText(Path.Combine(RepositoryFolder.Path, file));
            // Made ugly, so that there is something to format.
            if (file.EndsWith(".cs", StringComparison.Ordinal))
                text = text.Replace(" = ", "  =", StringComparison.Ordinal);
            scratch.Write(file, text);
            if (file != ".editorconfig")
                inputs.Add(new FormatInput(file, Encoding.UTF8.GetBytes(text), "", IsStored: false));
        }
        FormatCache none = new(scratch.Write("cache", ""), "none");
        Dictionary<string, byte[]> configuration = new(StringComparer.Ordinal)
        {
            [".editorconfig"] = File.ReadAllBytes(Path.Combine(scratch.Path, ".editorconfig")),
        };
        IReadOnlyList<FormatResult> results = new Formatter(new CSharpierProgram(tools), none).Format(
            inputs,
            configuration
        );

        Processes.Command tool = tools.Command("csharpier", "format", scratch.Path, "--no-cache", "--no-msbuild-check");
        Assert.Equal(0, tool.Run().ExitCode);
        Assert.True(results.Count(x => x.IsChanged) > 100);
        foreach (FormatResult result in results)
            Assert.Equal(scratch.Read(result.Input.Path), Encoding.UTF8.GetString(result.Content.Span));
    }

    [Fact]
    public void Forgets_what_is_oldest_and_goes_on_where_nothing_can_be_remembered()
    {
        string folder = Path.Combine(scratch.Path, "cache");
        FormatCache cache = new(folder, "x") { MaximalEntries = 1 };
        cache.Trim();
        FormatKey one = new("1", "a.cs", 1);
        FormatKey two = new("2", "a.cs", 1);
        byte[] code = [1, 2];
        cache.Add(one, code, [3]);
        File.SetLastWriteTimeUtc(Directory.GetFiles(folder)[0], DateTime.UnixEpoch);
        cache.Add(two, code, code);
        cache.Trim();
        Assert.Null(cache.Find(one, code));
        Assert.Equal(code, cache.Find(two, code)!.Value.ToArray());
        Assert.Null(new FormatCache(folder, "y").Find(two, code));
        FormatCache nowhere = new(scratch.Write("file", ""), "x");
        nowhere.Add(one, code, code);
        Assert.Null(nowhere.Find(one, code));
    }

    [Fact]
    public void Says_what_the_formatter_said_when_it_fails_as_a_whole()
    {
        Manifest();
        scratch.Write(".csharpierrc", "printWidth: [broken\n");
        scratch.Write("A.cs", "class A { }\n");
        string message = Assert.Throws<AutomationException>(() => Formatter().Check(["A.cs"])).Message;
        Assert.StartsWith("CSharpier", message, StringComparison.Ordinal);
    }

    private void Manifest() =>
        scratch.Write(
            ".config/dotnet-tools.json",
            File.ReadAllText(Path.Combine(RepositoryFolder.Path, ".config/dotnet-tools.json"))
        );

    private WorkTreeFormatter Formatter() =>
        new(scratch.Path, Formatting.Formatter.Create(scratch.Path, new LocalTools(scratch.Path)));

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
