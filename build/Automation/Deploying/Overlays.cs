using Automation.Processes;
using Automation.Services;

namespace Automation.Deploying;

/// <summary>The overlays of kustomize, built by kubectl.</summary>
/// <param name="root">The repository's folder.</param>
/// <param name="kubectl">The program; nothing when it is not installed.</param>
public sealed class Overlays(string root, string? kubectl)
{
    private string Folder => Path.Combine(root, "deploy", "kubernetes", "overlays");

    /// <summary>The overlays.</summary>
    public IReadOnlyList<string> Names =>
        Directory.Exists(Folder)
            ? [.. Directory.EnumerateDirectories(Folder).Select(x => Path.GetFileName(x)).Order(StringComparer.Ordinal)]
            : [];

    /// <summary>Whether they can be built here.</summary>
    public bool CanBuild => kubectl != null;

    /// <summary>Builds all overlays.</summary>
    /// <returns>A sentence for each that cannot be built, or builds to nothing.</returns>
    public IReadOnlyList<string> Check() =>
        kubectl == null ? [] : [.. Names.Select(x => Check(x, kubectl)).OfType<string>()];

    private string? Check(string name, string program)
    {
        string overlay = Path.Combine(Folder, name);
        CommandResult result = new Command(program, ["kustomize", overlay], root).Run();
        return result.ExitCode != 0 ? $"deploy/kubernetes/overlays/{name} cannot be built: {result.Error.Trim()}"
            : result.Output.Contains("kind: Deployment", StringComparison.Ordinal) ? null
            : $"deploy/kubernetes/overlays/{name} has no Deployment.";
    }
}
