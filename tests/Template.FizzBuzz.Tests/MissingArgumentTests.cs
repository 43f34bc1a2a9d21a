using System.Buffers;

namespace Template.FizzBuzz.Tests;

public class An_argument_that_is_missing
{
    private static readonly NumberRange Range = new(1, 3);

    [Fact]
    public void is_named_by_a_rule() => Refuses("word", () => new Rule(3, null!));

    [Fact]
    public void is_named_by_a_rule_set() => Refuses("rules", () => new RuleSet(null!));

    [Fact]
    public void is_named_by_a_sequence() => Refuses("rules", () => Sequence.Over(Range, null!));

    [Fact]
    public void is_named_by_statistics() => Refuses("rules", () => Statistics.Of(Range, null!));

    [Fact]
    public void is_named_by_a_meter()
    {
        Refuses("rules", () => new LineMeter(Range, null!, TimeProvider.System));
        Refuses("time", () => new LineMeter(Range, RuleSet.Default, null!));
    }

    [Fact]
    public void is_named_by_a_writer()
    {
        ArrayBufferWriter<byte> buffer = new();
        Refuses("rules", () => LineWriter.Write(Range, null!, LineFormat.Text, buffer));
        Refuses("format", () => LineWriter.Write(Range, RuleSet.Default, null!, buffer));
        Refuses(
            "destination",
            () => LineWriter.Write(Range, RuleSet.Default, LineFormat.Text, (IBufferWriter<byte>)null!)
        );
    }

    private static void Refuses(string argument, Func<object> act) =>
        Assert.Equal(argument, Assert.Throws<ArgumentNullException>(act).ParamName);

    private static void Refuses(string argument, Action act) =>
        Assert.Equal(argument, Assert.Throws<ArgumentNullException>(act).ParamName);
}
