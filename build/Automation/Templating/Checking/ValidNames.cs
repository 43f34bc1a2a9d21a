using System.Text.RegularExpressions;

namespace Automation.Templating.Checking;

/// <summary>Finds namespaces that no compiler takes, and the name as it was asked for where only identifiers can be.</summary>
internal static partial class ValidNames
{
    private static readonly string[] Keywords =
    [
        "abstract",
        "as",
        "base",
        "bool",
        "break",
        "byte",
        "case",
        "catch",
        "char",
        "checked",
        "class",
        "const",
        "continue",
        "decimal",
        "default",
        "delegate",
        "do",
        "double",
        "else",
        "enum",
        "event",
        "explicit",
        "extern",
        "false",
        "finally",
        "fixed",
        "float",
        "for",
        "foreach",
        "goto",
        "if",
        "implicit",
        "in",
        "int",
        "interface",
        "internal",
        "is",
        "lock",
        "long",
        "namespace",
        "new",
        "null",
        "object",
        "operator",
        "out",
        "override",
        "params",
        "private",
        "protected",
        "public",
        "readonly",
        "ref",
        "return",
        "sbyte",
        "sealed",
        "short",
        "sizeof",
        "stackalloc",
        "static",
        "string",
        "struct",
        "switch",
        "this",
        "throw",
        "true",
        "try",
        "typeof",
        "uint",
        "ulong",
        "unchecked",
        "unsafe",
        "ushort",
        "using",
        "virtual",
        "void",
        "volatile",
        "while",
    ];

    /// <summary>A sentence for each.</summary>
    public static IEnumerable<string> Find(MadeProject project)
    {
        if (project.Product.Length == 0)
            yield return "There is no solution in the folder.";
        else if (!IsNamespace(project.Product))
            yield return $"{project.Product} is what projects are called, and no namespace.";
        foreach (string path in project.Files.Where(x => Path.GetExtension(x) == ".cs"))
        {
            foreach ((int number, string line) in project.Lines(path))
            {
                if (Namespace().Match(line) is { Success: true } match && !IsNamespace(match.Groups["name"].Value))
                    yield return $"{path}:{number}: {match.Groups["name"].Value} is no namespace.";
            }
        }
        if (IsNamespace(project.Answers.Name))
            yield break;
        foreach (
            string path in project.Files.Where(x =>
                $"/{x}".Contains($"/{project.Answers.Name}.", StringComparison.Ordinal)
            )
        )
            yield return $"{path} is called as was asked, and not as identifiers can be.";
    }

    private static bool IsNamespace(string name) => name.Split('.').All(IsIdentifier);

    private static bool IsIdentifier(string part) =>
        !Keywords.Contains(part, StringComparer.Ordinal) && Identifier().IsMatch(part);

    [GeneratedRegex(
        @"^\s*(namespace|using( static)?) (?<name>[^;{=(]+?)\s*[;{]?\s*$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^@?[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}\p{Cf}]*$", RegexOptions.None, 1000)]
    private static partial Regex Identifier();
}
