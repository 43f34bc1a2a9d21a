using Automation.Tools;

namespace Automation.Formatting;

/// <summary>Formats contents: C#, XML and project files with CSharpier, all other text by <see cref="TextRules"/>.</summary>
/// <remarks>
/// It works on contents and never on the files of the repository, so that the hook, which formats what is staged, and
/// the build, which formats what is on disk, take one path.
/// </remarks>
/// <param name="csharpier">CSharpier's program.</param>
/// <param name="cache">What was formatted before.</param>
public sealed class Formatter(CSharpierProgram csharpier, FormatCache cache)
{
    /// <summary>The formatter with its version.</summary>
    public string Name => cache.Formatter;

    /// <summary>Drops what was remembered longest ago.</summary>
    public void TrimCache() => cache.Trim();

    /// <summary>The formatter of a repository: the CSharpier of its tool manifest, and a cache in its .nuke folder.</summary>
    /// <exception cref="AutomationException">There is no tool manifest.</exception>
    public static Formatter Create(string root, LocalTools tools) =>
        new(
            new CSharpierProgram(tools),
            new FormatCache(
                Path.Combine(root, ".nuke", "cache", "format"),
                $"csharpier-{tools.ListedVersion(CSharpierProgram.Package)}"
            )
        );

    /// <summary>Formats contents. None of them is changed in place.</summary>
    /// <param name="inputs">The contents.</param>
    /// <param name="configuration">The files of <see cref="FormatterConfiguration.Candidates"/> that exist, by path.</param>
    /// <returns>A result for each input, in their order.</returns>
    /// <exception cref="AutomationException">CSharpier cannot be restored, or cannot read its configuration.</exception>
    public IReadOnlyList<FormatResult> Format(
        IReadOnlyList<FormatInput> inputs,
        IReadOnlyDictionary<string, byte[]> configuration
    )
    {
        FormatResult[] results = new FormatResult[inputs.Count];
        List<Pending> pending = [];
        Each(
            inputs.Count,
            i =>
            {
                FormatInput input = inputs[i];
                if (!CSharpierProgram.Formats(input.Path))
                {
                    results[i] = new FormatResult(input, Text(input));
                    return;
                }
                FormatKey key = new(input.Id, input.Path, FormatterConfiguration.Hash(input.Path, configuration));
                if (cache.Find(key, input.Content) is { } known)
                    results[i] = new FormatResult(input, known);
                else
                    lock (pending)
                        pending.Add(new Pending(i, key, input));
            }
        );
        if (pending.Count > 0)
            FormatPending(pending, configuration, results);
        FormatResult? emptied = results.FirstOrDefault(x => x.Content.IsEmpty && !IsBlank(x.Input));
        return emptied == null
            ? results
            : throw new AutomationException(
                $"Formatting made {emptied.Input.Path} empty. Nothing was changed; report it."
            );
    }

    private void FormatPending(
        List<Pending> pending,
        IReadOnlyDictionary<string, byte[]> configuration,
        FormatResult[] results
    )
    {
        using FormatMirror mirror = new(pending.Select(x => x.Input), configuration);
        IReadOnlyDictionary<string, string> errors = csharpier.Format(mirror.Folder);
        Each(
            pending.Count,
            i =>
            {
                (int index, FormatKey key, FormatInput input) = pending[i];
                if (errors.TryGetValue(input.Path, out string? error))
                {
                    results[index] = new FormatResult(input, input.Content, error);
                    return;
                }
                byte[] formatted = mirror.Read(input);
                cache.Add(key, input.Content, formatted);
                results[index] = new FormatResult(input, formatted);
            }
        );
    }

    private static bool IsBlank(FormatInput input) => !input.Content.Span.ContainsAnyExcept(" \t\r\n\uFEFF"u8);

    private static ReadOnlyMemory<byte> Text(FormatInput input) =>
        TextRules.IsExempt(input.Path, input.Content.Span)
            ? input.Content
            : TextRules.Apply(input.Path, input.Content.Span, input.IsStored);

    /// <summary>Does not start threads for a few contents: a hook has none to spare.</summary>
    private static void Each(int count, Action<int> action)
    {
        if (count > 16)
        {
            EachAtOnce(count, action);
            return;
        }
        for (int i = 0; i < count; i++)
            action(i);
    }

    private static void EachAtOnce(int count, Action<int> action) => Parallel.For(0, count, action);

    private sealed record Pending(int Index, FormatKey Key, FormatInput Input);
}

/// <summary>A content to be formatted.</summary>
/// <param name="Path">The path relative to the root, with slashes. It decides how the content is formatted.</param>
/// <param name="Content">The bytes.</param>
/// <param name="Id">The content's id as a git blob.</param>
/// <param name="IsStored">True for content as git stores it, where line ends are those of the repository and not of a work tree.</param>
public sealed record FormatInput(string Path, ReadOnlyMemory<byte> Content, string Id, bool IsStored);

/// <summary>A content after formatting.</summary>
/// <param name="Input">The content before.</param>
/// <param name="Content">The formatted bytes; those of the input when there is an error.</param>
/// <param name="Error">Why it cannot be formatted, with line and column; null when it was formatted.</param>
public sealed record FormatResult(FormatInput Input, ReadOnlyMemory<byte> Content, string? Error = null)
{
    /// <summary>True when formatting changed the content.</summary>
    public bool IsChanged { get; } = !Input.Content.Span.SequenceEqual(Content.Span);

    /// <summary>What is wrong with the content before; null when nothing is.</summary>
    public FormatFinding? Finding =>
        Error != null ? new FormatFinding(Input.Path, Error, IsUnreadable: true)
        : !IsChanged ? null
        : CSharpierProgram.Formats(Input.Path) ? new FormatFinding(Input.Path, "not as CSharpier formats it")
        : new FormatFinding(Input.Path, TextRules.Explain(Input.Content.Span, Content.Span));
}
