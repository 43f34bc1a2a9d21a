namespace Automation.Gates;

/// <summary>Finds private keys and the tokens of common services by the form that their makers gave them.</summary>
internal sealed class Secrets : IContentCheck
{
    private const int KeyReach = 400;
    private const int KeyRun = 40;

    private static readonly TokenForm[] Forms =
    [
        new("ghp_", 36, "a GitHub token"),
        new("gho_", 36, "a GitHub token"),
        new("ghu_", 36, "a GitHub token"),
        new("ghs_", 36, "a GitHub token"),
        new("ghr_", 36, "a GitHub token"),
        new("github_pat_", 60, "a GitHub token"),
        new("glpat-", 20, "a GitLab token"),
        new("AKIA", 16, "an AWS key id"),
        new("ASIA", 16, "an AWS key id"),
        new("AIza", 35, "a Google API key"),
        new("xoxb-", 20, "a Slack token"),
        new("xoxp-", 20, "a Slack token"),
        new("xapp-", 20, "a Slack token"),
        new("sk_live_", 20, "a Stripe key"),
        new("rk_live_", 20, "a Stripe key"),
        new("npm_", 36, "an npm token"),
        new("oy2", 43, "a NuGet API key"),
        new("dop_v1_", 64, "a DigitalOcean token"),
        new("AccountKey=", 80, "an Azure storage key"),
    ];

    public IEnumerable<Finding> Check(CheckedContent content)
    {
        foreach (CheckedFile file in content.Files)
        {
            foreach ((int line, string what) in Find(file.Text))
                yield return Found(file, line, what);
        }
    }

    /// <summary>What a text holds that looks like a secret: the line of each, from 1, and what it is, but never the secret.</summary>
    public static IEnumerable<(int Line, string What)> Find(ReadOnlyMemory<byte> text)
    {
        if (FindKey(text.Span) is var key and >= 0)
            yield return (Lines.Number(text.Span, key), "a private key");
        foreach (TokenForm form in Forms)
        {
            if (form.Find(text.Span) is var place and >= 0)
                yield return (Lines.Number(text.Span, place), form.Name);
        }
    }

    private static Finding Found(CheckedFile file, int line, string what) =>
        new(
            file.Path,
            line,
            $"{what}. Take it out and revoke it: who has the commit has the secret. If it is none, list the file under exceptions in {GateSettings.File}."
        );

    /// <summary>The header of a private key with key material behind it; the header alone gives nothing away.</summary>
    private static int FindKey(ReadOnlySpan<byte> text)
    {
        for (int from = 0; ; )
        {
            int found = text[from..].IndexOf("PRIVATE KEY"u8);
            if (found < 0)
                return -1;
            from += found;
            int header = text[..from].LastIndexOf("-----BEGIN "u8);
            if (
                header >= 0
                && from - header < 40
                && LongestRun(text[from..Math.Min(text.Length, from + KeyReach)]) >= KeyRun
            )
                return header;
            from++;
        }
    }

    private static int LongestRun(ReadOnlySpan<byte> text)
    {
        int longest = 0;
        int run = 0;
        foreach (byte x in text)
        {
            run = TokenForm.IsToken(x) || x is (byte)'+' or (byte)'/' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }

    /// <param name="Prefix">What the token begins with.</param>
    /// <param name="Length">How many characters follow at least.</param>
    /// <param name="Name">What it is.</param>
    private sealed record TokenForm(string Prefix, int Length, string Name)
    {
        private readonly byte[] prefix = System.Text.Encoding.ASCII.GetBytes(Prefix);

        public static bool IsToken(byte x) => char.IsAsciiLetterOrDigit((char)x) || x is (byte)'_' or (byte)'-';

        public int Find(ReadOnlySpan<byte> text)
        {
            for (int from = 0; from < text.Length; )
            {
                int found = text[from..].IndexOf(prefix);
                if (found < 0)
                    return -1;
                from += found;
                int end = from + prefix.Length;
                while (end < text.Length && (IsToken(text[end]) || text[end] is (byte)'+' or (byte)'/'))
                    end++;
                bool isWhole = from == 0 || !IsToken(text[from - 1]);
                // Documentation of these services writes EXAMPLE into the tokens it shows.
                if (isWhole && end - from - prefix.Length >= Length && !text[from..end].EndsWith("EXAMPLE"u8))
                    return from;
                from++;
            }
            return -1;
        }
    }
}
