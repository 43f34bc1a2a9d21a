namespace Nuke.Common.Reporting;

/// <summary>Replaces the values of secrets in text.</summary>
internal sealed class SecretMask
{
    private const string Mask = "***";

    /// <summary>Below this length a value would mask ordinary words and give itself away by what is masked.</summary>
    private const int ShortestMaskable = 3;

    private readonly string[] values;

    /// <param name="secrets">The values; each line of a value of several lines is masked on its own.</param>
    public SecretMask(IEnumerable<string> secrets) =>
        values = [
            .. secrets
                .SelectMany(x => x.Split('\n').Append(x))
                .Select(x => x.Trim('\r', '\n', ' '))
                .Where(x => x.Length >= ShortestMaskable)
                .Distinct(StringComparer.Ordinal)
                .OrderByDescending(x => x.Length),
        ];

    public bool IsEmpty => values.Length == 0;

    public string Apply(string text)
    {
        foreach (string value in values)
            text = text.Replace(value, Mask, StringComparison.Ordinal);
        return text;
    }
}
