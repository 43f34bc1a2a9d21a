using System.Text;

namespace Template.FizzBuzz;

/// <summary>A rule set as the bytes that one format writes for it.</summary>
internal sealed class EncodedRules
{
    private const int LongestNumber = 20;

    public EncodedRules(RuleSet rules, LineFormat format)
    {
        Format = format;
        Divisors = new long[rules.Rules.Count];
        Words = new Piece[rules.Rules.Count];
        bool quoted = !format.QuotesOnlyWhereNeeded;
        int longestText = 0;
        for (int rule = 0; rule < Divisors.Length; rule++)
        {
            string word = rules.Rules[rule].Word;
            Divisors[rule] = rules.Rules[rule].Divisor;
            Words[rule] = new Piece(Encoding.UTF8.GetBytes(format.Escape(word)));
            quoted = quoted || word.AsSpan().ContainsAny(',', '"');
            longestText += Words[rule].Length;
        }

        byte[] quote = quoted ? format.Quote : [];
        TextStart = new Piece(quote);
        TextEnd = new Piece([.. quote, .. format.LineEnd]);
        MaximumLineLength =
            LongestNumber + 1 + Math.Max(LongestNumber, TextStart.Length + longestText) + TextEnd.Length;
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
