using System.Diagnostics.CodeAnalysis;
using System.Xml.Linq;
using Automation.Git;
using Automation.Processes;
using Automation.Repository;

namespace Automation.Adopting;

/// <summary>Adopts capabilities in repositories of other shapes, and uses them there as people do: builds, commits through the hooks, pushes.</summary>
/// <param name="template">The folder of the template.</param>
/// <param name="scratch">A folder for the repositories.</param>
/// <param name="say">Told what is done, line by line.</param>
[ExcludeFromCodeCoverage(Justification = "It compiles the build once for each repository, which takes minutes.")]
public sealed class AdoptionProof(string template, string scratch, Action<string> say)
{
    private const string Unformatted = "namespace  Added ;\npublic  static class   Untidy { }\n";
    private const string Formatted = "namespace Added;\n\npublic static class Untidy { }\n";

    /// <summary>The capabilities that are proven one by one when none are named.</summary>
    public static IReadOnlyList<string> Capabilities { get; } = ["hooks", "versions", "all"];

    /// <summary>Proves capabilities on every shape.</summary>
    /// <param name="capabilities">The capabilities.</param>
    /// <param name="shapes">Only shapes whose name holds this text; all when it is empty.</param>
    /// <exception cref="AutomationException">Something does not work; the sentence says what, and where to look.</exception>
    public async Task RunAsync(IReadOnlyList<string> capabilities, string shapes = "")
    {
        ArgumentNullException.ThrowIfNull(capabilities);
        int number = 0;
        foreach (
            ForeignShape shape in ForeignShape
                .All(VersionOf)
                .Where(x => x.Name.Contains(shapes, StringComparison.OrdinalIgnoreCase))
        )
        {
            foreach (string capability in capabilities)
            {
                say($"{capability} for {shape.Name}");
                string root = Path.Combine(scratch, $"{++number}-{capability}", "MyApp");
                await ProveAsync(Make(shape, root), shape, capability).ConfigureAwait(false);
                // What failed stays to be looked at.
                await FolderRemoval.DeleteAsync(Path.GetDirectoryName(root)!).ConfigureAwait(false);
            }
        }
    }

    private async Task ProveAsync(GitRepository git, ForeignShape shape, string capability)
    {
        await AdoptAsync(git, shape, capability, "files were written").ConfigureAwait(false);
        await AdoptAsync(git, shape, capability, "There is nothing to do").ConfigureAwait(false);
        Require(Unchanged(git, shape), git, "A file was changed that had to stay");
        Require(
            git.Lines("status", "--porcelain", "--ignored", "build")
                .All(x => x.StartsWith("??", StringComparison.Ordinal)),
            git,
            "git ignores a part of the build"
        );
        Build(git, "Format");
        Verify(git, shape, capability);
        Require(Build(git, "Version").Split('.').Length >= 3, git, "Version is no version");
        Start(git, "dotnet", "build", SolutionOf(shape), "--nologo", "-v:quiet");
        git.Run(["add", "-A"]);
        Start(git, "git", "commit", "-q", "-m", $"build: adopt {capability}");
        if (capability is "hooks" or "all")
            Commit(git, shape);
        Start(git, "git", "push", "-q", "origin", "main");
        if (capability is "versions" or "all")
            Build(git, "Changelog");
        Require(
            git.Lines("status", "--porcelain").All(x => x.EndsWith("CHANGELOG.md", StringComparison.Ordinal)),
            git,
            "The work tree is not clean"
        );
    }

    /// <summary>Every gate is green; only that on coverage asks for tests where there are none.</summary>
    private static void Verify(GitRepository git, ForeignShape shape, string capability)
    {
        bool isGreen = shape.HasTests || capability is not ("all" or "coverage");
        if (isGreen)
        {
            Build(git, "Verify");
            return;
        }
        CommandResult result = Program(git, Script(git), "Verify");
        Require(
            result.ExitCode != 0
                && (result.Output + result.Error).Contains("so nothing is covered", StringComparison.Ordinal),
            git,
            $"Coverage does not ask for tests:\n{result.Output}{result.Error}"
        );
    }

    /// <summary>What is committed is what the hook formatted, and what is no message is refused.</summary>
    private static void Commit(GitRepository git, ForeignShape shape)
    {
        string folder = Path.GetDirectoryName(shape.Source)!;
        string file = folder.Length == 0 ? "Untidy.cs" : $"{folder}/Untidy.cs".Replace('\\', '/');
        File.WriteAllText(Path.Combine(git.Root, file), Unformatted);
        git.Run(["add", "-A"]);
        Require(
            Program(git, "git", "commit", "-q", "-m", "untidy").ExitCode != 0,
            git,
            "A message that is none passes"
        );
        Start(git, "git", "commit", "-q", "-m", "feat: add something untidy");
        string committed = System.Text.Encoding.UTF8.GetString(git.Run(["show", $"HEAD:{file}"]));
        Require(committed == Formatted, git, $"What was committed is not formatted:\n{committed}");
    }

    private async Task AdoptAsync(GitRepository git, ForeignShape shape, string capability, string expected)
    {
        List<string> lines = [];
        AdoptionRequest request = new(template, git.Root, capability)
        {
            IsConfirmed = true,
            Solution = shape.Files.ContainsKey("Old.slnx") ? SolutionOf(shape) : null,
        };
        await new Adoption(request, new TemplateRendering(template).Render, lines.Add).RunAsync().ConfigureAwait(false);
        Require(
            lines.Any(x => x.Contains(expected, StringComparison.Ordinal)),
            git,
            $"It does not say '{expected}':\n{string.Join('\n', lines)}"
        );
    }

    private static GitRepository Make(ForeignShape shape, string root)
    {
        foreach ((string path, string content) in shape.Files)
        {
            string file = Path.Combine(root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, content);
        }
        GitRepository git = new(root);
        string remote = Path.Combine(Path.GetDirectoryName(root)!, "remote.git");
        git.Run(["init", "-q", "-b", "main"]);
        git.Run(["init", "-q", "--bare", "-b", "main", remote]);
        git.Run(["remote", "add", "origin", remote]);
        git.Run(["config", "user.name", "Somebody"]);
        git.Run(["config", "user.email", "somebody@example.org"]);
        git.Run(["add", "-A"]);
        git.Run(["commit", "-q", "-m", "What was there before"]);
        return git;
    }

    /// <summary>What a repository has of its own stays, but for what the plan says.</summary>
    private static bool Unchanged(GitRepository git, ForeignShape shape) =>
        shape
            .Files.Where(x => x.Key is not ("MyApp.csproj" or ".gitignore" or "dotnet-tools.json"))
            .All(x => File.ReadAllText(Path.Combine(git.Root, x.Key)) == x.Value);

    private static string SolutionOf(ForeignShape shape) =>
        shape.Files.Keys.FirstOrDefault(x => x.EndsWith(".slnx", StringComparison.Ordinal) && x != "Old.slnx")
        ?? "MyApp.slnx";

    private static string Build(GitRepository git, params string[] arguments) => Start(git, Script(git), arguments);

    private static string Script(GitRepository git) =>
        Path.Combine(git.Root, OperatingSystem.IsWindows() ? "build.cmd" : "build.sh");

    private static string Start(GitRepository git, string program, params string[] arguments)
    {
        CommandResult result = Program(git, program, arguments);
        Require(
            result.ExitCode == 0,
            git,
            $"{program} {string.Join(' ', arguments)} ended with {result.ExitCode}:\n{result.Output}{result.Error}"
        );
        return result.Output.Trim();
    }

    /// <summary>The variables of the build that runs this name its own folder, and those of CI would keep the hooks out of use.</summary>
    private static CommandResult Program(GitRepository git, string program, params string[] arguments) =>
        new Command(program, arguments, git.Root)
        {
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["BUILD_ROOT"] = null,
                ["BUILD_STALE"] = null,
                ["CI"] = null,
                ["GITHUB_ACTIONS"] = null,
                ["HUSKY"] = null,
            },
        }.Run();

    private static void Require(bool holds, GitRepository git, string problem)
    {
        if (!holds)
            throw new AutomationException($"{problem}\nLook at {git.Root}");
    }

    private string VersionOf(string package) =>
        XDocument
            .Load(Path.Combine(template, "Directory.Packages.props"))
            .Descendants("PackageVersion")
            .First(x => x.Attribute("Include")?.Value == package)
            .Attribute("Version")!
            .Value;
}
