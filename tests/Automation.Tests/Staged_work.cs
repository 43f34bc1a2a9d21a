using System.Text;
using Automation.Formatting;
using Automation.Git;
using Automation.Hooks;
using Automation.Tools;

namespace Automation.Tests;

public sealed class Staged_work
{
    private const int Repositories = 200;

    private static readonly string[] Names =
    [
        "A.cs",
        "src/B.cs",
        "src/deep er/C ü.cs",
        "notes.md",
        "data.json",
        "line\nend.cs",
        "picture.bin",
        "D.csproj",
    ];

    private static readonly string[] Ugly =
    [
        "class   X{int  a;}\n",
        "class X\n{\n\tint a;\n}\n\n\n",
        "class X { void M() { if(true){ return ; } } }",
        "namespace N{class X{}}\r\n",
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 8)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Is_formatted_and_not_one_byte_that_is_not_staged_is_changed_or_committed(int part)
    {
        using GitScratch shared = new(withTools: true);
        Formatter formatter = Formatter.Create(shared.Path, new LocalTools(shared.Path));
        int formatted = 0;
        int leftAlone = 0;
        for (int seed = part; seed < Repositories; seed += Seeds.Count)
        {
            using GitScratch git = new();
            Random random = new(seed);
            Fill(git, random);
            Dictionary<string, byte[]> before = WorkTree(git);
            Dictionary<string, string> entries = Entries(git);
            HashSet<string> staged = [.. StagedChanges.Read(git.Repository).Select(x => x.New.Path.Text)];
            Dictionary<string, byte[]> blobs = entries.Keys.ToDictionary(x => x, git.Staged, StringComparer.Ordinal);

            new PreCommit(git.Repository, formatter, _ => null).Run();

            Dictionary<string, byte[]> after = WorkTree(git);
            Dictionary<string, string> entriesAfter = Entries(git);
            Assert.Equal(before.Keys.Order(StringComparer.Ordinal), after.Keys.Order(StringComparer.Ordinal));
            Assert.Equal(entries.Keys.Order(StringComparer.Ordinal), entriesAfter.Keys.Order(StringComparer.Ordinal));
            foreach (string path in entries.Keys)
            {
                byte[] blob = git.Staged(path);
                byte[] wanted = staged.Contains(path) ? Formatted(formatter, path, blobs[path]) : blobs[path];
                Assert.True(wanted.AsSpan().SequenceEqual(blob), $"seed {seed}: {path} is staged as something else");
                if (!wanted.AsSpan().SequenceEqual(blobs[path]))
                    formatted++;
            }
            foreach ((string path, byte[] content) in before)
            {
                bool wasStagedWhole =
                    staged.Contains(path)
                    && blobs.TryGetValue(path, out byte[]? blob)
                    && content.AsSpan().SequenceEqual(blob);
                byte[] wanted = wasStagedWhole ? git.Staged(path) : content;
                Assert.True(
                    wanted.AsSpan().SequenceEqual(after[path]),
                    $"seed {seed}: {path} has another content on disk"
                );
                if (!wasStagedWhole)
                    leftAlone++;
            }
            git.Git("commit", "-q", "--no-verify", "--allow-empty", "-m", "work");
            Assert.Equal(entriesAfter, Entries(git));
            Assert.Equal("", git.Git("diff", "--cached", "--name-only"));
            Assert.Empty(Directory.GetFiles(git.At(".git"), "*.lock"));
            Assert.Empty(Directory.GetFiles(git.At(".git"), "hook-*"));
        }
        Assert.True(formatted > 20, $"only {formatted} files were formatted");
        Assert.True(leftAlone > 20, $"only {leftAlone} files were left alone");
    }

    private static void Fill(GitScratch git, Random random)
    {
        foreach (string name in Names.Where(_ => random.Next(3) > 0))
            git.Write(name, Content(name, random));
        if (random.Next(8) > 0)
            git.Commit("before");
        foreach (string name in Names)
        {
            bool exists = File.Exists(git.At(name));
            switch (random.Next(7))
            {
                case 0:
                    git.Write(name, Content(name, random));
                    git.Git("add", name);
                    break;
                case 1:
                    git.Write(name, Content(name, random));
                    git.Git("add", name);
                    git.Write(name, git.Read(name) + "// unfinished   \n" + Content(name, random));
                    break;
                case 2:
                    git.Write(name, Content(name, random));
                    break;
                case 3 when exists:
                    File.Delete(git.At(name));
                    break;
                case 4 when exists && git.Git("ls-files", "--", name).Length > 0:
                    git.Git("rm", "-q", "--cached", name);
                    break;
                case 5:
                    git.Write(name, Content(name, random));
                    git.Git("add", name);
                    File.Delete(git.At(name));
                    break;
                default:
                    break;
            }
        }
    }

    private static string Content(string name, Random random) =>
        Path.GetExtension(name) switch
        {
            ".cs" => $"// {random.Next(1000)}\n" + Ugly[random.Next(Ugly.Length)],
            ".json" => $"{{ \"a\":   {random.Next(1000)}  }}   \n\n",
            ".csproj" => $"<Project><A   B=\"{random.Next(1000)}\"/></Project>\n",
            ".bin" => $"\0 {random.Next(1000)}   \r\n\r\n",
            _ => $"text {random.Next(1000)}\t\r\nmore\n\n",
        };

    private static byte[] Formatted(Formatter formatter, string path, byte[] content) =>
        formatter
            .Format([new FormatInput(path, content, Convert.ToHexString(content), IsStored: true)], NoConfiguration)[0]
            .Content.ToArray();

    private static Dictionary<string, byte[]> NoConfiguration { get; } = new(StringComparer.Ordinal);

    private static Dictionary<string, byte[]> WorkTree(GitScratch git) =>
        Directory
            .GetFiles(git.Path, "*", SearchOption.AllDirectories)
            .Where(x => !x.StartsWith(git.At(".git") + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .ToDictionary(
                x => Path.GetRelativePath(git.Path, x).Replace('\\', '/'),
                File.ReadAllBytes,
                StringComparer.Ordinal
            );

    private static Dictionary<string, string> Entries(GitScratch git) =>
        IndexListing
            .Read(git.Repository)
            .ToDictionary(x => x.Path.Text, x => $"{x.Mode} {x.Id}", StringComparer.Ordinal);
}
