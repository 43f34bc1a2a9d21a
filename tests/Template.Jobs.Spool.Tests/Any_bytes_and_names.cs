using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Template.Jobs.Spool.Tests;

public class Any_bytes_and_names
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(1_000);
    private static readonly DateTimeOffset Now = new(2031, 2, 3, 4, 5, 6, 7, TimeSpan.Zero);
    private static readonly JobId Id = JobId.New(Now);
    private static readonly JobBody Body = JobBody.Of(new() { Type = "echo", Input = "{\"a\":[1,2]}" }, Now);

    private static readonly SpoolLine Line = new(new(Now, JobEvent.Failed, 1, "one", "no luck"))
    {
        StartedAt = Now,
        RunAt = Now,
        Result = "1",
    };

    private static readonly byte[] Whole = [.. Encoding.UTF8.GetBytes(Body.ToJson()), (byte)'\n', .. Line.ToBytes()];

    private static readonly Arbitrary<byte[]> Bytes = Arb.From(
        Gen.OneOf(
            Gen.Choose(0, 255).Select(x => (byte)x).ArrayOf(),
            Gen.Elements(Encoding.ASCII.GetBytes("{}[]\":,\n\\u01eE+-.tfn ")).ArrayOf(),
            from at in Gen.Choose(0, Whole.Length - 1)
            from value in Gen.Choose(0, 255)
            select (byte[])[.. Whole[..at], (byte)value, .. Whole[(at + 1)..]],
            from at in Gen.Choose(0, Whole.Length)
            from count in Gen.Choose(0, 30)
            select (byte[])[.. Whole[..at], .. Whole.Skip(at + count)]
        )
    );

    private static readonly Arbitrary<string> Names = Arb.From(
        Gen.OneOf(
            Gen.Elements(
                    "~",
                    ".job",
                    Id.Value,
                    "token",
                    "0",
                    "-1",
                    "1893456000000",
                    "999999999999999999999",
                    "Queued",
                    "Dead",
                    "Running",
                    "7",
                    "x",
                    "/",
                    ""
                )
                .ArrayOf()
                .Select(string.Concat),
            Gen.Choose(32, 1_000).Select(x => (char)x).ArrayOf().Select(x => new string(x))
        )
    );

    [Fact]
    public void are_a_job_or_none() =>
        Prop.ForAll(
                Bytes,
                bytes =>
                {
                    if (!SpoolFile.TryParse(bytes, out SpoolFile? file))
                        return;
                    Assert.InRange(file.EndedAttempts, 0, file.Lines.Count);
                    Assert.True(file.ReadySince >= file.Body.CreatedAt);
                    foreach (JobStatus status in Enum.GetValues<JobStatus>())
                        Assert.Equal(Id, file.ToJob(Id, status).Id);
                }
            )
            .Check(Config);

    [Fact]
    public void are_a_line_or_none() => Prop.ForAll(Bytes, bytes => _ = SpoolLine.Read(bytes)).Check(Config);

    [Fact]
    public void are_a_lease_or_none() =>
        Prop.ForAll(
                Names,
                text =>
                {
                    if (LeaseName.TryParse(text, out LeaseName? name))
                        Assert.True(LeaseName.TryParse(name.Path(new("spool")), out LeaseName? again) && again == name);
                }
            )
            .Check(Config);

    [Fact]
    public void are_a_move_or_none() =>
        Prop.ForAll(
                Names,
                text =>
                {
                    if (MoveName.TryParse(text, out MoveName? name))
                        Assert.True(MoveName.TryParse(name.Path(new("spool")), out MoveName? again) && again == name);
                }
            )
            .Check(Config);

    [Fact]
    public void are_a_file_of_a_job_or_none() =>
        Prop.ForAll(
                Names,
                text =>
                {
                    if (SpoolFolder.IdOf(text) is { } id)
                        Assert.EndsWith(id.Value + ".job", text, StringComparison.Ordinal);
                    _ = SpoolFolder.EndOfBucket(text);
                }
            )
            .Check(Config);

    [Fact]
    public void are_read_as_they_were_written()
    {
        Assert.True(SpoolFile.TryParse(Whole, out SpoolFile? file));
        Assert.Equal(Body, file.Body);
        Assert.Equal(Line, Assert.Single(file.Lines));
        LeaseName lease = new(new(Id, "token"), Now, Now.AddSeconds(30));
        Assert.True(LeaseName.TryParse(lease.Path(new("spool")), out LeaseName? name));
        Assert.Equal(lease, name);
        Assert.Equal(Id, SpoolFolder.IdOf($"/a/{Id}.job"));
    }
}
