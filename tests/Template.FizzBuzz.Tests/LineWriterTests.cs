using System.Buffers;
using System.Text;

namespace Template.FizzBuzz.Tests;

public class Lines_that_are_written
{
    public static TheoryData<string> Formats => ["text", "json", "csv"];

    [Theory]
    [InlineData("text", "1\n2\nFizz\n4\nBuzz\n")]
    [InlineData("json", "[\n1,\n2,\n\"Fizz\",\n4,\n\"Buzz\"\n]\n")]
    [InlineData("csv", "number,text\n1,1\n2,2\n3,Fizz\n4,4\n5,Buzz\n")]
    public void look_like_this(string format, string expected) =>
        Assert.Equal(
            expected,
            Encoding.UTF8.GetString(Writing.Write(new(1, 5), RuleSet.Default, LineFormat.Find(format)!))
        );

    [Theory]
    [InlineData("text", "say \"hi\"\\é\n")]
    [InlineData("json", "[\n\"say \\\"hi\\\"\\\\é\"\n]\n")]
    [InlineData("csv", "number,text\n3,\"say \"\"hi\"\"\\é\"\n")]
    public void escape_what_their_format_asks_for(string format, string expected) =>
        Assert.Equal(
            expected,
            Encoding.UTF8.GetString(
                Writing.Write(new(3, 3), RuleSet.Parse("3=say \"hi\"\\é"), LineFormat.Find(format)!)
            )
        );

    [Theory]
    [InlineData("text", 3_500_000)]
    [InlineData("json", 1_200_000)]
    [InlineData("csv", 1_200_000)]
    public void equal_those_of_a_naive_program(string format, long last) =>
        Writing.AssertLikeReference(new(1, last), RuleSet.Default, LineFormat.Find(format)!);

    [Theory]
    [MemberData(nameof(Formats))]
    public void are_right_from_negative_to_positive(string format) =>
        Writing.AssertLikeReference(new(-345_678, 123_456), RuleSet.Default, LineFormat.Find(format)!);

    [Theory]
    [InlineData(long.MinValue, long.MinValue + 100_000)]
    [InlineData(long.MaxValue - 100_000, long.MaxValue)]
    [InlineData(long.MinValue, long.MinValue)]
    [InlineData(long.MaxValue, long.MaxValue)]
    [InlineData(0, 0)]
    [InlineData(-1, -1)]
    public void are_right_at_the_ends_of_all_ranges(long first, long last)
    {
        Writing.AssertLikeReference(new(first, last), RuleSet.Default, LineFormat.Text);
        Writing.AssertLikeReference(new(first, last), RuleSet.Default, LineFormat.Json);
        Writing.AssertLikeReference(new(first, last), RuleSet.Default, LineFormat.Csv);
    }

    [Fact]
    public void go_to_a_buffer_writer_as_well()
    {
        ArrayBufferWriter<byte> destination = new();
        LineWriter.Write(new(1, 300_000), RuleSet.Default, LineFormat.Csv, destination);
        Assert.True(
            destination.WrittenSpan.SequenceEqual(Reference.Write(new(1, 300_000), RuleSet.Default, LineFormat.Csv))
        );
    }

    [Fact]
    public void come_in_one_piece_where_they_are_few()
    {
        using CountingStream stream = new();
        LineWriter.Write(new(1, 500), RuleSet.Default, LineFormat.Json, stream);
        Assert.Equal(1, stream.Writes);
    }
}

internal sealed class Reports(Action<long> receive) : IProgress<long>
{
    public void Report(long value) => receive(value);
}

internal sealed class CountingStream : MemoryStream
{
    public int Writes { get; private set; }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Writes++;
        base.Write(buffer);
    }
}
