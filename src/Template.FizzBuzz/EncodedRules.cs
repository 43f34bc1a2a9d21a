using System.Text;

namespace Template.FizzBuzz;

/// <summary>A rule set as the bytes that one format writes for it.</summary>
internal sealed class EncodedRules
{
    private const int LongestNumber = 20;

    public EncodedRules(RuleSet rules, LineFormat format)
    {
        Format = format;
        Divisors = [.. rules.Rules.Select(rule => rule.Divisor)];
        Words = [.. rules.Rules.Select(rule => new Piece(Encoding.UTF8.GetBytes(format.Escape(rule.Word))))];
        bool quoted = !format.QuotesOnlyWhereNeeded || rules.Rules.Any(rule => rule.Word.AsSpan().ContainsAny(",\""));
        byte[] quote = quoted ? format.Quote : [];
        TextStart = new Piece(quote);
        TextEnd = new Piece([.. quote, .. format.LineEnd]);
        int longestText = TextStart.Length + Words.Sum(word => word.Length);
        MaximumLineLength = LongestNumber + 1 + Math.Max(LongestNumber, longestText) + TextEnd.Length;
    }

    public LineFormat Format { get; }

    public long[] Divisors { get; }

    public Piece[] Words { get; }

    /// <summary>What stands before the words of a line.</summary>
    public Piece TextStart { get; }

    /// <summary>What stands after the words of a line, its line end included.</summary>
    public Piece TextEnd { get; }

    /// <summary>No line is longer than this, in bytes.</summary>
    public int MaximumLineLength { get; }
}
