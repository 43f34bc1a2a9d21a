using System.Text;
using Automation.TemplateUpdates;
using FsCheck;
using FsCheck.Fluent;

namespace Automation.Tests.TemplateUpdates;

/// <summary>In each of ten folders are ten files; the user and the template each edit some lines of each, rename it, delete it or leave it.</summary>
public sealed class Any_edits_of_ten_files
{
    private const int Files = 100;
    private const int Lines = 24;
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(10);

    /// <summary>The lines that one side can change; between two of them are others.</summary>
    private static readonly int[] Places = [3, 11, 19];

    private static readonly Gen<Side> AnySide =
        from fate in Gen.Frequency(
            (6, Gen.Constant(Fate.Stays)),
            (1, Gen.Constant(Fate.Moved)),
            (1, Gen.Constant(Fate.Gone))
        )
        from places in Gen.Frequency((2, Gen.Constant(0)), (3, Gen.Choose(1, 7)))
        select new Side(fate, places);

    private static readonly Gen<Case> AnyCase =
        from user in AnySide.ArrayOf(Files)
        from template in AnySide.ArrayOf(Files)
        from collides in Gen.Elements(true, false)
        select new Case(user, template, collides);

    [Fact]
    public void Leave_true_conflicts_alone_and_lose_nothing() =>
        Prop.ForAll(AnyCase.ToArbitrary(), x => Check(x)).Check(Config);

    private static void Check(Case given)
    {
        using MadeProject project = new();
        project.Template["1.0.0"] = Numbers.ToDictionary(Path, x => Text(x), StringComparer.Ordinal);
        project.Make();
        project.Template["1.1.0"] = Numbers
            .Where(x => given.Template[x].Fate != Fate.Gone)
            .ToDictionary(
                x => Path("theirs", x, given.Template[x]),
                x => Text(x, template: given.Template[x]),
                StringComparer.Ordinal
            );
        project.Template["1.1.0"]["added.txt"] = "the template's\n";
        foreach (int number in Numbers)
            Edit(project, number, given.User[number]);
        project.Write("src/own.txt", "own\r\nlines\r\n");
        if (given.Collides)
            project.Write("added.txt", "the user's\n");
        project.Scratch.Commit("feat: change");
        string state = project.State();

        UpdatePlan plan = project.To("1.1.0");

        Assert.Equal(state, project.State());
        Assert.Equal("own\r\nlines\r\n", project.OnBranch("1.1.0", "src/own.txt"));
        Assert.Equal(given.Collides ? "the user's\n" : "the template's\n", project.OnBranch("1.1.0", "added.txt"));
        Assert.Equal(
            Numbers
                .Where(given.IsConflict)
                .Select(x => $"f{x}.txt")
                .Concat(given.Collides ? ["added.txt"] : [])
                .ToHashSet(),
            plan.Conflicts.Select(x => System.IO.Path.GetFileName(x.Path)).ToHashSet()
        );
        Dictionary<string, string> result = Branch(project);
        foreach (int number in Numbers)
            Judge(given, number, result);
        if (given.Collides)
            return;
        string made = project.Scratch.Git("rev-parse", "template/1.1.0");
        _ = project.To("1.1.0");
        Assert.Equal(made, project.Scratch.Git("rev-parse", "template/1.1.0"));
    }

    private static void Judge(Case given, int number, Dictionary<string, string> result)
    {
        (Side user, Side template) = (given.User[number], given.Template[number]);
        string[] names = [Path(number), Path("ours", number, Moved), Path("theirs", number, Moved)];
        if (given.IsConflict(number))
        {
            string all = string.Concat(names.Select(x => result.GetValueOrDefault(x)));
            IEnumerable<string> lines = user.Changed.SelectMany(x => Line("user", number, x).Split('\n'));
            Assert.All(lines, x => Assert.Contains(x + "\n", all, StringComparison.Ordinal));
            return;
        }
        Dictionary<string, string> expected = new(StringComparer.Ordinal);
        if (user.Fate != Fate.Gone && template.Fate != Fate.Gone)
        {
            string name = user.Fate == Fate.Moved ? names[1] : Path("theirs", number, template);
            expected[name] = Text(number, user, template);
        }
        Assert.Equal(
            expected,
            names.Where(result.ContainsKey).ToDictionary(x => x, x => result[x], StringComparer.Ordinal)
        );
    }

    private static void Edit(MadeProject project, int number, Side user)
    {
        if (user.Fate == Fate.Gone)
        {
            project.Delete(Path(number));
            return;
        }
        project.Write(Path(number), Text(number, user));
        if (user.Fate == Fate.Moved)
            project.Move(Path(number), Path("ours", number, user));
    }

    /// <summary>All files of the branch.</summary>
    private static Dictionary<string, string> Branch(MadeProject project)
    {
        string[] paths = project.Scratch.Git("ls-tree", "-r", "--name-only", "template/1.1.0").Split('\n');
        IReadOnlyList<Automation.Git.Blob?> blobs = Automation.Git.BlobReader.Read(
            project.Scratch.Repository,
            [.. paths.Select(x => $"template/1.1.0:{x}")]
        );
        return paths
            .Zip(blobs)
            .ToDictionary(
                x => x.First,
                x => Encoding.UTF8.GetString(x.Second!.Content!.Value.Span),
                StringComparer.Ordinal
            );
    }

    private static IEnumerable<int> Numbers => Enumerable.Range(0, Files);

    private static Side Moved { get; } = new(Fate.Moved, 0);

    private static string Path(int number) => $"src/{number / 10}/f{number}.txt";

    private static string Path(string side, int number, Side what) =>
        what.Fate == Fate.Moved ? $"{side}/f{number}.txt" : Path(number);

    private static string Text(int number, Side? user = null, Side? template = null) =>
        string.Concat(
            Enumerable
                .Range(0, Lines)
                .Select(x =>
                    user?.Changed.Contains(x) == true ? Line("user", number, x)
                    : template?.Changed.Contains(x) == true ? Line("template", number, x)
                    : $"line {x} of file {number}, as it was\n"
                )
        );

    /// <summary>A changed line; some are two, and some are added.</summary>
    private static string Line(string side, int number, int line) =>
        (number % 3) switch
        {
            0 => $"{side} {number} {line}\n",
            1 => $"{side} {number} {line}\nand {side} {number} {line} again\n",
            _ => $"line {line} of file {number}, as it was\n{side} {number} {line}\n",
        };

    private enum Fate
    {
        Stays,
        Moved,
        Gone,
    }

    private sealed record Side(Fate Fate, int Mask)
    {
        public IEnumerable<int> Changed => Places.Where((_, i) => (Mask & (1 << i)) != 0);
    }

    private sealed record Case(Side[] User, Side[] Template, bool Collides)
    {
        public bool IsConflict(int number)
        {
            (Side user, Side template) = (User[number], Template[number]);
            if (user.Fate == Fate.Gone)
                return false;
            if (template.Fate == Fate.Gone)
                return user.Fate == Fate.Moved || user.Mask != 0;
            return (user.Fate == Fate.Moved && template.Fate == Fate.Moved) || (user.Mask & template.Mask) != 0;
        }

        public override string ToString() =>
            string.Join(
                "; ",
                User.Zip(Template, (x, y) => $"user {x.Fate} {x.Mask}, template {y.Fate} {y.Mask}")
                    .Append($"{Collides}")
            );
    }
}
