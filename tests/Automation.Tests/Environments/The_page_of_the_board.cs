using System.Net;
using System.Text.RegularExpressions;
using Automation.Environments;

namespace Automation.Tests.Environments;

public sealed class The_page_of_the_board : IDisposable
{
    private const string Script = "<script>alert('&\"')</script>";
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Escapes_whatever_people_wrote()
    {
        DeploymentRecord record = new(Script, RecordKind.Failure, Script, Script, Script, SampleRecords.Noon)
        {
            By = Script,
            From = Script,
            Reason = Script + "\u202e",
            Run = Script,
            Approvals = [new(Script, true, SampleRecords.Noon)],
        };
        EnvironmentFile file = EnvironmentFile.Parse("uat", SampleFiles.Uat) with { Name = Script };
        DeploymentRecord current = record with { Kind = RecordKind.Rollback };
        EnvironmentState state = new(file, current, record, new RunningState(Script, Script, true)) { Next = current };
        Board[] boards =
        [
            new([state], [current, record], Script, SampleBoard.Now),
            new([state], [], Script, SampleBoard.Now),
        ];
        foreach (string page in boards.Select(BoardPage.Of))
        {
            Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("alert('", page, StringComparison.Ordinal);
            Assert.DoesNotContain('\u202e', page);
            Assert.Contains("&lt;script&gt;alert(&#39;&amp;&quot;&#39;)", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Links_to_runs_and_releases_and_needs_nothing_else()
    {
        EnvironmentFile file = EnvironmentFile.Parse("uat", SampleFiles.Uat);
        DeploymentRecord record = SampleBoard.Record("uat", RecordKind.Deployment, "1.2.0", 0, 1) with
        {
            Digest = SampleRecords.Digest(1),
            Run = "https://example.org/runs/1?a=1&b=\"",
        };
        Board board = new([Board.State(file, [file], [record], null)], [record], null, SampleBoard.Now);
        string page = BoardPage.Of(board);
        Assert.Equal(
            ["https://example.org/releases/1.2.0", "https://example.org/runs/1?a=1&b=\""],
            Regex
                .Matches(page, "href=\"(?<address>[^\"]*)\"", RegexOptions.None, TimeSpan.FromSeconds(1))
                .Select(x => WebUtility.HtmlDecode(x.Groups["address"].Value))
        );
        string rest = Regex.Replace(page, "<a href=\"[^\"]*\"", "<a", RegexOptions.None, TimeSpan.FromSeconds(1));
        Assert.DoesNotMatch("(?i)https?:|//|\\bsrc=|<link|<script|@import|url\\(|\\bon[a-z]+=", rest);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("by hand")]
    public void Shows_what_is_no_address_of_a_page_as_text(string run)
    {
        DeploymentRecord record = SampleBoard.History[0] with { Run = run };
        string page = BoardPage.Of(SampleBoard.Of([record]));
        Assert.DoesNotContain("href", page, StringComparison.Ordinal);
        Assert.Contains($"<div>{run}</div>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Has_a_card_for_each_environment_and_a_row_and_a_mark_for_each_record()
    {
        string page = BoardPage.Of(SampleBoard.Full);
        Assert.Equal(3, Count(page, "<li class=\"card\">"));
        Assert.Equal(SampleBoard.History.Count, Count(page, "<tr><td data-name=\"when\">"));
        Assert.Equal(SampleBoard.History.Count, Count(page, "<g transform="));
        Assert.All(
            Enum.GetValues<RecordKind>(),
            // The legend has one of each too.
            kind =>
                Assert.Equal(
                    SampleBoard.History.Count(x => x.Kind == kind) + 1,
                    Count(page, $"class=\"mark {kind.ToString().ToUpperInvariant()}\"")
                )
        );
        Assert.Contains(
            "<title>1.1.0 rolled back in prod on 2026-02-04 11:00 UTC by Maximiliane Mustermann &lt;max@example.org&gt;: orders were sent twice</title>",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains("<span class=\"health ill\">ill</span>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>how</dt><dd>rolled back</dd>", page, StringComparison.Ordinal);
        Assert.Contains(
            "<p class=\"warning\">1.2.1 answers, and 1.1.0 is recorded.</p>",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "<p class=\"next\">1.2.2 of uat can come here: it is validated there.</p>",
            page,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("newest 60", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Draws_the_newest_records_when_there_are_many()
    {
        DeploymentRecord old = SampleBoard.Record("prod", RecordKind.Deployment, "1.0.0", 0, 0);
        DeploymentRecord gone = SampleBoard.Record("gone-long-ago", RecordKind.Failure, "1.0.0", 0, 1);
        DeploymentRecord[] history =
        [
            old,
            gone,
            .. Enumerable
                .Range(1, 60)
                .Select(x => SampleBoard.Record("dev", RecordKind.Deployment, $"1.{x}.0", x / 2, 9)),
        ];
        string page = BoardPage.Of(SampleBoard.Of(history));
        Assert.Equal(60, Count(page, "<g transform="));
        Assert.Equal(62, Count(page, "<tr><td data-name=\"when\">"));
        Assert.Contains("The newest 60 of 62 records.", page, StringComparison.Ordinal);
        Assert.Contains(">gone-lon…</text>", page, StringComparison.Ordinal);
        // What ran all the time has a bar, and what never ran has none.
        Assert.Equal(2, Count(page, "<line class=\"runs\""));
        Assert.Contains("<line class=\"runs\" x1=\"92\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Leaves_out_what_is_not_known()
    {
        DeploymentRecord record = SampleRecords.Record(SampleBoard.Commit);
        Board board = SampleBoard.Of([record]) with { At = record.At };
        string page = BoardPage.Of(board);
        Assert.Contains("just now", page, StringComparison.Ordinal);
        Assert.Contains("<td data-name=\"by\" class=\"none\"></td>", page, StringComparison.Ordinal);
        Assert.Contains("<td data-name=\"run\" class=\"none\"></td>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<dt>from", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<dt>by", page, StringComparison.Ordinal);
        Assert.Contains("nothing yet", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_how_to_begin_when_it_is_empty()
    {
        string page = BoardPage.Of(SampleBoard.Of([]) with { Missing = "A record is not here." });
        Assert.Contains(
            "./build.sh Deploy --environment dev --release-version VERSION",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains("role=\"status\">A record is not here.</p>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<table", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_written_whole_in_place_of_the_old_one()
    {
        string file = scratch.Write("new/board.html", new string('x', 1_000_000));
        using (FileStream reader = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
        {
            BoardPage.Write(SampleBoard.Full, file);
            // Who has the old one open goes on with all of it.
            Assert.Equal(1_000_000, reader.Length);
        }
        Assert.Equal(BoardPage.Of(SampleBoard.Full), scratch.Read("new/board.html"));
        BoardPage.Write(SampleBoard.Full, Path.Combine(scratch.Path, "a/b/c.html"));
        Assert.Equal(2, Directory.GetFiles(scratch.Path, "*", SearchOption.AllDirectories).Length);
    }

    [Theory]
    [InlineData("file/below.html")]
    [InlineData("folder")]
    public void Names_a_place_that_cannot_be_written(string name)
    {
        scratch.Write("file", "");
        Directory.CreateDirectory(Path.Combine(scratch.Path, "folder"));
        string file = Path.Combine(scratch.Path, name);
        string refused = Assert.Throws<AutomationException>(() => BoardPage.Write(SampleBoard.Full, file)).Message;
        Assert.StartsWith($"{file} cannot be written: ", refused, StringComparison.Ordinal);
        Assert.EndsWith("Name another file: --html FILE", refused, StringComparison.Ordinal);
        Assert.Equal(["file"], Directory.GetFiles(scratch.Path).Select(Path.GetFileName));
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
