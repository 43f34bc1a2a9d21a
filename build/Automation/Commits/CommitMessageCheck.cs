using System.Text.RegularExpressions;

namespace Automation.Commits;

/// <summary>Holds messages to Conventional Commits.</summary>
/// <param name="rules">The types and scopes that there are.</param>
public sealed class CommitMessageCheck(CommitRules rules)
{
    /// <summary>Words that people write where a type belongs, or at the beginning of a sentence that has none.</summary>
    private static readonly Dictionary<string, string> Meant = new(StringComparer.OrdinalIgnoreCase)
    {
        ["add"] = "feat",
        ["added"] = "feat",
        ["adds"] = "feat",
        ["allow"] = "feat",
        ["feature"] = "feat",
        ["features"] = "feat",
        ["implement"] = "feat",
        ["introduce"] = "feat",
        ["new"] = "feat",
        ["support"] = "feat",
        ["bug"] = "fix",
        ["bugfix"] = "fix",
        ["correct"] = "fix",
        ["fixed"] = "fix",
        ["fixes"] = "fix",
        ["hotfix"] = "fix",
        ["mend"] = "fix",
        ["repair"] = "fix",
        ["resolve"] = "fix",
        ["doc"] = "docs",
        ["document"] = "docs",
        ["documentation"] = "docs",
        ["explain"] = "docs",
        ["readme"] = "docs",
        ["clean"] = "refactor",
        ["cleanup"] = "refactor",
        ["extract"] = "refactor",
        ["move"] = "refactor",
        ["rename"] = "refactor",
        ["simplify"] = "refactor",
        ["tests"] = "test",
        ["testing"] = "test",
        ["optimize"] = "perf",
        ["performance"] = "perf",
        ["speed"] = "perf",
        ["deps"] = "build",
        ["upgrade"] = "build",
        ["format"] = "style",
        ["bump"] = "chore",
        ["remove"] = "chore",
        ["update"] = "chore",
        ["misc"] = "chore",
    };

    /// <summary>What is wrong with a message: a sentence for each mistake; none when it is good.</summary>
    public IReadOnlyList<string> Problems(CommitMessage message)
    {
        if (message.Subject.Length == 0 || message.IsMadeByGit)
            return [];
        List<string> problems = [];
        if (message.Header is { } header)
            CheckHeader(header, problems);
        else
            problems.Add(
                $"The first line has no type. Begin it with one and a colon: {string.Join(", ", rules.Types.Select(x => x.Type))}."
            );
        if (message.Subject.EndsWith('.') && !message.Subject.EndsWith("..", StringComparison.Ordinal))
            problems.Add("The first line ends with a full stop. It is a heading: leave the stop out.");
        if (message.Subject.Length > rules.MaxSubjectLength)
            problems.Add(
                $"The first line has {message.Subject.Length} characters, and {rules.MaxSubjectLength} is the limit. Say the rest below a blank line."
            );
        if (message.Body.Count > 0 && message.Body[0].Length > 0)
            problems.Add("There is no blank line after the first one. Put one there.");
        foreach (string line in message.Body.Where(IsMisspeltFooter))
            problems.Add(
                $"'{line}' is not read as a breaking change. Write: BREAKING CHANGE: what changes and what to do."
            );
        return problems;
    }

    /// <summary>The first line as it should be, as far as that can be told.</summary>
    public string Corrected(CommitMessage message)
    {
        CommitHeader? header = message.Header;
        string description = (header?.Description ?? message.Subject).Trim().TrimEnd('.');
        string type = header == null ? GuessType(ref description) : Nearest(header.Type.Trim());
        string? scope = header?.Scope?.Trim();
        if (string.IsNullOrEmpty(scope))
            scope = null;
        else if (rules.Scopes.Count > 0 && !rules.Scopes.Contains(scope, StringComparer.Ordinal))
            scope = rules.Scopes.MinBy(x => Distance(x, scope));
        if (description.Length == 0)
            description = "say what changes";
        string start = $"{type}{(scope == null ? "" : $"({scope})")}{(header?.IsBreaking == true ? "!" : "")}: ";
        return start + Shortened(description, rules.MaxSubjectLength - start.Length);
    }

    private void CheckHeader(CommitHeader header, List<string> problems)
    {
        string type = header.Type.Trim();
        if (!rules.Types.Any(x => x.Type == type))
        {
            problems.Add(
                rules.Types.FirstOrDefault(x => string.Equals(x.Type, type, StringComparison.OrdinalIgnoreCase))
                    is { } known
                    ? $"'{type}' is written '{known.Type}'."
                    : $"'{type}' is no type. There are {string.Join(", ", rules.Types.Select(x => x.Type))}; {CommitRules.File} lists them."
            );
        }
        if (header.Type != type)
            problems.Add("There is a blank around the type. Leave it out.");
        if (header.Scope is { } scope)
        {
            if (scope.Trim().Length == 0)
                problems.Add("The brackets are empty. Name a scope, or leave them out.");
            else if (rules.Scopes.Count > 0 && !rules.Scopes.Contains(scope, StringComparer.Ordinal))
                problems.Add(
                    $"'{scope}' is no scope. There are {string.Join(", ", rules.Scopes)}; {CommitRules.File} lists them."
                );
        }
        if (header.Description.Trim().Length == 0)
            problems.Add("There is nothing behind the colon. Say what changes.");
        else if (!header.Description.StartsWith(' '))
            problems.Add("There is no blank behind the colon. Put one there.");
        else if (header.Description.StartsWith("  ", StringComparison.Ordinal))
            problems.Add("There is more than one blank behind the colon. One is enough.");
    }

    private string GuessType(ref string description)
    {
        string word = description.Split(' ', ':')[0];
        string type = Nearest(word, "chore");
        bool saysTheSame = string.Equals(word, type, StringComparison.OrdinalIgnoreCase);
        if (saysTheSame && description.Length > word.Length)
            description = description[(word.Length + 1)..].TrimStart();
        // A name or an abbreviation keeps its capitals.
        if (description.Length > 1 && char.IsUpper(description[0]) && char.IsLower(description[1]))
            description = char.ToLowerInvariant(description[0]) + description[1..];
        return type;
    }

    private string Nearest(string word, string? otherwise = null)
    {
        string lower = word.ToLowerInvariant();
        if (rules.Types.Any(x => x.Type == lower))
            return lower;
        if (Meant.TryGetValue(word, out string? meant) && rules.Types.Any(x => x.Type == meant))
            return meant;
        CommitType? nearest = rules.Types.MinBy(x => Distance(x.Type, lower));
        bool isNear = nearest != null && Distance(nearest.Type, lower) <= Math.Max(1, lower.Length / 3);
        return isNear ? nearest!.Type
            : rules.Types.Any(x => x.Type == "chore") || rules.Types.Count == 0 ? otherwise ?? "chore"
            : rules.Types[0].Type;
    }

    private static string Shortened(string text, int length)
    {
        if (text.Length <= length)
            return text;
        int blank = text.LastIndexOf(' ', Math.Max(length, 1) - 1);
        return blank > 0 ? text[..blank] : text[..Math.Max(length, 1)];
    }

    private static bool IsMisspeltFooter(string line)
    {
        Match match = Regex.Match(
            line,
            @"^breaking[ _-]*changes?\s*:",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1)
        );
        return match.Success && match.Value is not ("BREAKING CHANGE:" or "BREAKING-CHANGE:");
    }

    /// <summary>The number of letters to add, drop or change (Levenshtein).</summary>
    private static int Distance(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.Length];
    }
}
