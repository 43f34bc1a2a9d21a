using Automation.Environments;

namespace Automation.Tests.Environments;

public sealed class The_board_in_a_terminal
{
    private const string Strange = "\u001b[31mred\r\n\u202e<b>\u0007";

    [Fact]
    public void Shows_each_environment_and_what_is_to_be_known() =>
        Assert.Equal(
            """
            environment  version         commit   since (UTC)       by            health
            -----------  --------------  -------  ----------------  ------------  ---------
            dev          1.3.0           9f8e7d6  2026-02-06 09:00  release-bot   good
                                                  6 h
            uat          1.2.2           9f8e7d6  2026-02-05 10:00  Maximiliane   ill
                                                  1 day             Mustermann
            prod         1.1.0           9f8e7d6  2026-02-04 11:00  Maximiliane   good
                                                  2 days            Mustermann
            uat: Approved by alice (senior), bob-the-builder.
            uat: 1.3.0 of dev can come here.
            prod: 1.2.1 answers, and 1.1.0 is recorded.
            prod: The last deployment, of 1.2.2, failed: the smoke test failed: POST /jobs
            answered 503
            prod: Approved by alice (senior), bob-the-builder.
            prod: 1.2.2 of uat can come here: it is validated there.
            """.ReplaceLineEndings("\n"),
            BoardText.Of(SampleBoard.Full)
        );

    [Fact]
    public void Says_how_to_begin_when_it_is_empty()
    {
        string text = BoardText.Of(SampleBoard.Of([], RunningState.NotAsked, null, null));
        Assert.Contains(
            "dev          -               -        -                 -             not asked\n",
            text,
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "Nothing was deployed yet. Make a release: ./build.sh Release. Then put it into\nthe first environment: ./build.sh Deploy --environment dev --release-version\nVERSION",
            text,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "Nothing was deployed yet.",
            BoardText.History(SampleBoard.Of([]), "uat"),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "Nothing was deployed yet.",
            BoardText.History(SampleBoard.Of([]), null),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Lists_all_records_newest_first()
    {
        string[] lines = BoardText.History(SampleBoard.Full, null).Split('\n');
        Assert.Equal(
            [
                "2026-02-06 10:00  prod  failed       1.2.2         Maximiliane Mustermann",
                "    approved by alice (senior), bob-the-builder",
                "    the smoke test failed: POST /jobs answered 503",
                "2026-02-06 09:00  dev   deployed     1.3.0         release-bot",
                "2026-02-05 11:00  uat   validated    1.2.2         Maximiliane Mustermann",
            ],
            lines[..5]
        );
        Assert.Equal(SampleBoard.History.Count, lines.Count(x => x.StartsWith("2026-", StringComparison.Ordinal)));
        Assert.Equal("2026-01-31 09:00  dev   deployed     1.0.0         release-bot", lines[^1]);
    }

    [Fact]
    public void Lists_the_records_of_one_environment()
    {
        string[] lines = BoardText.History(SampleBoard.Full, "dev").Split('\n');
        Assert.Equal(7, lines.Count(x => x.StartsWith("2026-", StringComparison.Ordinal)));
        Assert.All(lines, x => Assert.DoesNotContain("uat", x, StringComparison.Ordinal));
        Board board = SampleBoard.Of([SampleBoard.History[0]]);
        Assert.Equal("Nothing is recorded of prod yet.", BoardText.History(board, "prod"));
    }

    [Fact]
    public void Says_what_is_missing()
    {
        const string missing = "The record promote/dev/x\u001b is not in this clone.";
        const string shown = "The record promote/dev/x\\u001b is not in this clone.";
        foreach (
            Board board in new[]
            {
                SampleBoard.Full with
                {
                    Missing = missing,
                },
                SampleBoard.Of([]) with
                {
                    Missing = missing,
                },
            }
        )
        {
            Assert.EndsWith($"\n{shown}", BoardText.Of(board), StringComparison.Ordinal);
            Assert.EndsWith($"\n{shown}", BoardText.History(board, null), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Fits_into_80_columns_and_shows_no_character_that_moves_the_cursor()
    {
        string name = string.Concat(Enumerable.Repeat("Wolfeschlegel", 9));
        string environment = new('e', 30);
        EnvironmentFile file = EnvironmentFile.Parse(
            environment,
            SampleFiles.Changed(
                SampleFiles.Uat,
                "\"version\": \"1.2.0\"",
                $"\"version\": \"1.2.0-{new string('x', 99)}\""
            )
        );
        DeploymentRecord record = SampleBoard.Record(
            environment,
            RecordKind.Failure,
            $"1.0.0-{name}",
            0,
            1,
            Strange
        ) with
        {
            By = $"{name} {name} {Strange}",
            Approvals = [new(name, true, SampleBoard.Now), new(Strange, false, SampleBoard.Now)],
        };
        DeploymentRecord[] history = [record with { Kind = RecordKind.Deployment }, record];
        EnvironmentState state = Board.State(file, [file], history, new RunningState(Strange + name, Strange, true));
        Board board = new([state], history, $"{name}{Strange}", SampleBoard.Now);
        foreach (string text in new[] { BoardText.Of(board), BoardText.History(board, null) })
        {
            Assert.All(text.Split('\n'), x => Assert.InRange(x.Length, 1, 80));
            Assert.DoesNotContain(text, x => x != '\n' && (char.IsControl(x) || x == '\u202e'));
            Assert.Contains("\\u001b[31mred", text, StringComparison.Ordinal);
        }
    }
}
