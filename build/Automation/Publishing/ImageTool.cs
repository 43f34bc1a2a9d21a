using Automation.Processes;
using Automation.Services;

namespace Automation.Publishing;

/// <summary>A program that copies OCI archives to a registry; who may write there is its own affair (<c>skopeo login</c> and the like).</summary>
/// <param name="name">What it is called.</param>
/// <param name="program">Its path.</param>
internal sealed class ImageTool(string name, string program)
{
    /// <summary>Those that are known; the first ones keep every byte.</summary>
    public static readonly string[] Names = ["skopeo", "oras", "podman", "docker"];

    private const string DigestStart = "sha256:";

    /// <summary>What it is called.</summary>
    public string Name => name;

    /// <summary>Finds one.</summary>
    /// <param name="path">The value of PATH.</param>
    /// <returns>The first that is there; null without any.</returns>
    public static ImageTool? Find(string path) =>
        Names
            .Select(x => ProgramPath.Find(x, path) is { } program ? new ImageTool(x, program) : null)
            .FirstOrDefault(x => x != null);

    /// <summary>Copies an archive.</summary>
    /// <param name="archive">The file.</param>
    /// <param name="digest">The digest of the image in it.</param>
    /// <param name="repository">The name of the image with the registry.</param>
    /// <param name="tags">The tags that it gets.</param>
    /// <exception cref="AutomationException">It was not taken, or changed on the way.</exception>
    public void Copy(string archive, string digest, string repository, IReadOnlyList<string> tags)
    {
        switch (name)
        {
            case "skopeo":
                foreach (string tag in tags)
                    Run(
                        archive,
                        "copy",
                        "--preserve-digests",
                        $"oci-archive:{archive}",
                        $"docker://{repository}:{tag}"
                    );
                break;
            case "oras":
                Run(
                    archive,
                    "cp",
                    "--from-oci-layout",
                    $"{archive}@{digest}",
                    $"{repository}:{string.Join(',', tags)}"
                );
                break;
            default:
                string image = Loaded(Run(archive, "load", "--input", archive), archive);
                foreach (string tag in tags)
                {
                    Run(archive, "tag", image, $"{repository}:{tag}");
                    Demand(Run(archive, "push", $"{repository}:{tag}"), digest, repository);
                }
                break;
        }
    }

    // "Loaded image: a:b" for an image with a name, "Loaded image ID: sha256:…" for one without.
    private string Loaded(string output, string archive)
    {
        string? line = output
            .Split('\n', StringSplitOptions.TrimEntries)
            .LastOrDefault(x => x.StartsWith("Loaded image", StringComparison.Ordinal));
        return line == null
            ? throw new AutomationException(
                $"{name} did not say which image is in {Path.GetFileName(archive)}. Install skopeo or oras."
            )
            : line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..];
    }

    // These two compress layers anew, which can make another image of it.
    private void Demand(string output, string digest, string repository)
    {
        if (output.Contains(digest, StringComparison.Ordinal))
            return;
        string problem = output.Contains(DigestStart, StringComparison.Ordinal)
            ? $"pushed {repository} as another image than the {digest} of the release"
            : $"did not say as which image it pushed {repository}";
        throw new AutomationException($"{name} {problem}. Install skopeo or oras, which keep every byte.");
    }

    private string Run(string archive, params string[] arguments)
    {
        CommandResult result = new Command(program, arguments, Path.GetDirectoryName(archive)!).Run();
        return result.ExitCode == 0
            ? result.Output + result.Error
            : throw new AutomationException(
                $"{name} {arguments[0]} failed with exit code {result.ExitCode}: {(result.Error + result.Output).Trim()}"
            );
    }
}
