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

public class Lines_around_a_power_of_ten
{
    public static TheoryData<int> Exponents => [.. Enumerable.Range(1, 18)];

    [Theory]
    [MemberData(nameof(Exponents))]
    public void are_right(int exponent)
    {
        long power = (long)Math.Pow(10, exponent);
        long around = Math.Min(power, 70_000);
        Writing.AssertLikeReference(new(power - around, power + around), RuleSet.Default, LineFormat.Text);
        Writing.AssertLikeReference(new(-power - around, -power + around), RuleSet.Default, LineFormat.Text);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(9)]
    [InlineData(13)]
    [InlineData(18)]
    public void are_right_as_json_and_csv(int exponent)
    {
        long power = (long)Math.Pow(10, exponent);
        foreach (LineFormat format in (LineFormat[])[LineFormat.Json, LineFormat.Csv])
        {
            Writing.AssertLikeReference(new(power - 40_000, power + 40_000), RuleSet.Default, format);
            Writing.AssertLikeReference(new(-power - 40_000, -power + 40_000), RuleSet.Default, format);
        }
    }

    [Fact]
    public void are_right_where_many_digits_change_at_once() =>
        Writing.AssertLikeReference(new(999_900_000, 1_000_200_000), RuleSet.Default, LineFormat.Text);
}

public class Lines_under_other_rules
{
    [Theory]
    [InlineData("3=Fizz,5=Buzz,7=Bazz")]
    [InlineData("1=All")]
    [InlineData("10=Ten,100=Hundred")]
    [InlineData("2=Two,4=Four,1001=Thousandone")]
    [InlineData("7=Seven,11=Eleven,13=Thirteen,17=Seventeen,19=Nineteen")]
    [InlineData("3=Fizz,1000003=Rare")]
    [InlineData("4611686018427387904=Huge,9223372036854775807=Hugest,2=Even")]
    [InlineData("3=a word that is longer than a store of sixteen bytes,5=é😀")]
    public void are_right(string text)
    {
        RuleSet rules = RuleSet.Parse(text);
        Writing.AssertLikeReference(new(99_960_000, 100_090_000), rules, LineFormat.Text);
        Writing.AssertLikeReference(new(-100_090_000, -99_960_000), rules, LineFormat.Text);
        Writing.AssertLikeReference(new(-30_000, 30_000), rules, LineFormat.Json);
        Writing.AssertLikeReference(new(999_990_000, 1_000_050_000), rules, LineFormat.Csv);
    }

    [Fact]
    public void may_be_long()
    {
        string words = string.Join(',', Enumerable.Range(1, 12).Select(divisor => $"{divisor}={new string('é', 64)}"));
        Writing.AssertLikeReference(new(1, 2_000), RuleSet.Parse(words), LineFormat.Csv);
    }
}

public class Writing_that_is_watched
{
    [Theory]
    [InlineData(1, 1_000_000)]
    [InlineData(-50_000, 50_000)]
    [InlineData(5, 5)]
    public void reports_ever_higher_numbers_up_to_the_last(long first, long last)
    {
        List<long> reports = [];
        LineWriter.Write(new(first, last), RuleSet.Default, LineFormat.Json, Stream.Null, new Reports(reports.Add));
        Assert.Equal(last, reports[^1]);
        Assert.Equal(reports.Order().Distinct(), reports);
    }

    [Fact]
    public void tells_exactly_what_was_written_so_far()
    {
        using MemoryStream stream = new();
        using CancellationTokenSource source = new();
        long reported = 0;
        Reports reports = new(number =>
        {
            reported = number;
            if (number > 200_000)
            {
                source.Cancel();
            }
        });

        Assert.Throws<OperationCanceledException>(() =>
            LineWriter.Write(new(1, long.MaxValue), RuleSet.Default, LineFormat.Text, stream, reports, source.Token)
        );
        Assert.Equal(Reference.Write(new(1, reported), RuleSet.Default, LineFormat.Text), stream.ToArray());
    }

    [Fact]
    public void writes_nothing_when_it_is_cancelled_before()
    {
        using MemoryStream stream = new();
        CancellationToken cancelled = new(canceled: true);
        Assert.Throws<OperationCanceledException>(() =>
            LineWriter.Write(new(1, 5), RuleSet.Default, LineFormat.Text, stream, progress: null, cancelled)
        );
        Assert.Equal(0, stream.Length);
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
