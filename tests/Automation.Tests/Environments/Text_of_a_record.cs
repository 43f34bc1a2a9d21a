using Automation.Environments;
using FsCheck;
using FsCheck.Fluent;

namespace Automation.Tests.Environments;

public sealed class Text_of_a_record
{
    private const string Header = "object 0\n\n";

    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(300);

    /// <summary>Texts out of parts that a reader of trailers could stumble on.</summary>
    private static readonly Gen<string> Strange = Gen.OneOf(
        Gen.Elements(
                "\n",
                "\r\n",
                "\\",
                "\\n",
                "\\u0041",
                " ",
                "(senior)",
                " (senior) at ",
                "at 2026-01-31T12:00:00Z",
                "\nKind: Rollback",
                "Previous: ",
                ": ",
                "é",
                "漢字",
                "😀",
                "\ud800",
                "\u2028",
                "\u202e",
                "\0",
                "\t",
                "Checksum: x",
                "a",
                "<b@c>"
            )
            .ListOf()
            .Select(string.Concat),
        ArbMap.Default.GeneratorFor<string>().Select(x => x ?? "")
    );

    [Fact]
    public void Is_read_as_what_was_written() =>
        Prop.ForAll(
                Strange.Four().ToArbitrary(),
                texts =>
                {
                    (string by, string from, string run, string reason) = texts;
                    DeploymentRecord record = SampleRecords.Record(new string('a', 40)) with
                    {
                        By = by,
                        From = from,
                        Run = run,
                        Reason = reason,
                        Approvals = [new(reason, true, SampleRecords.Noon), new(from, false, SampleRecords.Noon)],
                    };
                    string text = RecordText.Format(record, [new("1", "promote/x")], Header);
                    var read = RecordText.Parse(text, Header)!.Value;
                    Assert.Equal(record.Approvals, read.Record.Approvals);
                    Assert.Equal(record, read.Record with { Approvals = record.Approvals });
                    Assert.Equal([new RecordLink("1", "promote/x")], read.Previous);
                    // No text becomes a line of its own.
                    Assert.Equal(16 + (by.Length == 0 ? 0 : 1), text.Split('\n').Length);
                    Assert.DoesNotContain(text, x => char.IsControl(x) && x != '\n');
                }
            )
            .Check(Config);

    [Fact]
    public void Is_nothing_else_than_what_was_written() =>
        Prop.ForAll(Strange.ToArbitrary(), text => Assert.Null(RecordText.Parse(text, Header))).Check(Config);

    [Theory]
    [InlineData(RecordKind.Deployment, "1.0.0 runs in dev", "promote/dev/v1.0.0/20260131T120000Z")]
    [InlineData(RecordKind.Rollback, "1.0.0 runs in dev", "promote/dev/v1.0.0/20260131T120000Z")]
    [InlineData(RecordKind.Failure, "1.0.0 failed in dev", "failed/dev/v1.0.0/20260131T120000Z")]
    [InlineData(RecordKind.Validation, "1.0.0 is good in dev", "validated/dev/v1.0.0/20260131T120000Z")]
    public void Says_first_what_it_is_of(RecordKind kind, string subject, string tag)
    {
        DeploymentRecord record = SampleRecords.Record(new string('a', 40), kind: kind);
        Assert.StartsWith(
            subject + "\n\nEnvironment: dev\n",
            RecordText.Format(record, [], Header),
            StringComparison.Ordinal
        );
        Assert.Equal(tag, record.Tag);
    }
}
