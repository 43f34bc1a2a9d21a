using System.Text;
using Automation.Gates;
using Automation.Health.Reading;

namespace Automation.Health.Rules;

/// <summary>Each code block of the documents says how it is proved. Repositories that make no site of their documents are not asked.</summary>
internal sealed class ProvedBlocks()
    : HealthRule(
        "WF022",
        HealthSeverity.Low,
        "Code blocks of the documents say how they are proved, and what is to be parsed can be",
        "Write the language and one of run, compile, parse and prose behind the fence, as in ```json parse."
    )
{
    private static readonly string[] Proofs = ["run", "compile", "parse", "prose"];
    private static readonly string[] Parsed = ["json", "yaml", "xml"];

    public override IEnumerable<HealthFinding> Check(HealthRepository repository) =>
        repository.Has("docs/package.json")
            ? repository
                .Files.Where(IsRead)
                .SelectMany(x => CodeBlock.Read(repository.Text(x)).SelectMany(y => Problems(x, y)))
            : [];

    private static bool IsRead(string path) =>
        path.EndsWith(".md", StringComparison.Ordinal)
        && path != "CHANGELOG.md"
        && (
            !path.Contains('/', StringComparison.Ordinal)
            || path.StartsWith("docs/", StringComparison.Ordinal)
            || path.StartsWith("src/", StringComparison.Ordinal)
        );

    private IEnumerable<HealthFinding> Problems(string path, CodeBlock block)
    {
        if (block.Language.Length == 0 || !Proofs.Contains(block.Proof, StringComparer.Ordinal))
            return [Found(path, block.Line, "The code block does not say how it is proved.")];
        if (!Fits(block))
            return [Found(path, block.Line, $"A block in {block.Language} cannot be proved by '{block.Proof}'.")];
        if (NeedsReason(path, block))
            return
            [
                Found(
                    path,
                    block.Line,
                    $"The {block.Language} is not proved. Give the reason: prose: it shows a part."
                ),
            ];
        return
            block.Proof == "parse"
            && Syntax.Problem($"a.{block.Language}", Encoding.UTF8.GetBytes(block.Text)) is var (line, reason)
            ? [Found(path, block.Line + (int)line, $"The block is {reason}.")]
            : [];
    }

    private static bool Fits(CodeBlock block) =>
        block.Proof switch
        {
            "run" => block.Language == "sh",
            "compile" => block.Language == "csharp",
            "parse" => Parsed.Contains(block.Language, StringComparer.Ordinal),
            _ => true,
        };

    private static bool NeedsReason(string path, CodeBlock block) =>
        block.Proof == "prose"
        && block.Note.Length == 0
        && (block.Language == "csharp" || Parsed.Contains(block.Language, StringComparer.Ordinal))
        && path.StartsWith("docs/guides/", StringComparison.Ordinal);
}
