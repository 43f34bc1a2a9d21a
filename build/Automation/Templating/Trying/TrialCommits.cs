using System.Diagnostics.CodeAnalysis;
using Automation.Processes;
using Automation.Templating.Checking;

namespace Automation.Templating.Trying;

/// <summary>Commits to a new project as its owner does on the first day.</summary>
/// <param name="folder">The project's folder.</param>
/// <param name="run">Starts git there.</param>
[ExcludeFromCodeCoverage(Justification = "./build.sh TestTemplate runs it in CI.")]
internal sealed class TrialCommits(string folder, Func<string[], CommandResult> run)
{
    private const string Untidy = "namespace Added ;\ninternal   static class Word\n{\n\n\n}\n";
    private const string Tidy = "namespace Added;\n\ninternal static class Word { }\n";

    /// <summary>What is wrong with the repository that the first build left.</summary>
    public IEnumerable<string> Begin()
    {
        if (Line("rev-list", "--count", "HEAD") != "1")
            yield return "The first build made no first commit.";
        if (Line("config", "core.hooksPath") is not { Length: > 0 })
            yield return "The first build installed no hooks.";
        if (Line("status", "--porcelain", "--", ".") is { Length: > 0 } changed)
            yield return $"The first build left changes that are not committed: {changed.ReplaceLineEndings(" ")}";
        if (Line("ls-files", "--stage", "--", "build.sh")?.StartsWith("100755", StringComparison.Ordinal) != true)
            yield return "build.sh is not executable in git.";
    }

    /// <summary>What is wrong with the hooks.</summary>
    public IEnumerable<string> Commit()
    {
        string path = new MadeProject(
            folder,
            new ProjectAnswers(new Dictionary<string, string>(StringComparer.Ordinal))
        )
            .Files.Where(x =>
                x.StartsWith("src/", StringComparison.Ordinal) && x.EndsWith(".csproj", StringComparison.Ordinal)
            )
            .Select(x => Path.GetDirectoryName(x)!.Replace('\\', '/') + "/Word.cs")
            .First();
        File.WriteAllText(Path.Combine(folder, path), Untidy);
        run(["add", "--", path]);
        CommandResult commit = run(["commit", "-q", "-m", "feat: add a word"]);
        if (commit.ExitCode != 0)
            yield return $"A commit was refused: {Said(commit)}";
        else if (run(["cat-file", "blob", $"HEAD:./{path}"]).Output != Tidy)
            yield return "The commit does not hold the file formatted.";
        if (run(["commit", "-q", "--allow-empty", "-m", "Did something."]).ExitCode == 0)
            yield return "A commit with a bad message was not refused.";
    }

    private string? Line(params string[] arguments)
    {
        CommandResult result = run(arguments);
        return result.ExitCode == 0 ? result.Output.Trim() : null;
    }

    private static string Said(CommandResult result) => (result.Error + result.Output).Trim().ReplaceLineEndings(" ");
}
