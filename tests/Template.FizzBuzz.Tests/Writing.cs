namespace Template.FizzBuzz.Tests;

/// <summary>Writes with the code under test and compares with the reference.</summary>
internal static class Writing
{
    public static byte[] Write(NumberRange range, RuleSet rules, LineFormat format)
    {
        using MemoryStream stream = new();
        LineWriter.Write(range, rules, format, stream);
        return stream.ToArray();
    }

    public static void AssertLikeReference(NumberRange range, RuleSet rules, LineFormat format)
    {
        byte[] expected = Reference.Write(range, rules, format);
        byte[] actual = Write(range, rules, format);
        int difference = expected.AsSpan().CommonPrefixLength(actual);
        bool isSame = difference == expected.Length && difference == actual.Length;
        Assert.True(
            isSame,
            $"{range} with {rules} as {format} differs at byte {difference}: {Around(expected, difference)} became {Around(actual, difference)}"
        );
    }

    private static string Around(byte[] bytes, int place)
    {
        int from = Math.Max(0, place - 20);
        return System
            .Text.Encoding.UTF8.GetString(bytes, from, Math.Min(60, bytes.Length - from))
            .ReplaceLineEndings("|");
    }
}
