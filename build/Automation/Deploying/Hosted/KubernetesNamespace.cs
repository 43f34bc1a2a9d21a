using System.Globalization;
using System.Text.Json;

namespace Automation.Deploying.Hosted;

/// <summary>A namespace of a cluster, through kubectl.</summary>
/// <param name="kubectl">The CLI.</param>
/// <param name="name">The namespace.</param>
/// <param name="context">The context of its configuration; null for the current one.</param>
public sealed class KubernetesNamespace(CommandLineProgram kubectl, string name, string? context)
{
    /// <summary>The namespace.</summary>
    public string Name => name;

    private string[] Place => context == null ? ["--namespace", name] : ["--context", context, "--namespace", name];

    /// <summary>Applies a folder with a kustomization.</summary>
    public void Apply(string folder) => Run("apply", "--kustomize", folder);

    /// <summary>Waits until all pods of a deployment are of its last version, and ready.</summary>
    public void WaitFor(string deployment, TimeSpan patience) =>
        Run(
            "rollout",
            "status",
            deployment,
            string.Create(CultureInfo.InvariantCulture, $"--timeout={patience.TotalSeconds:0}s")
        );

    /// <summary>Gives all containers of a deployment an image.</summary>
    public void SetImage(string deployment, string image) => Run("set", "image", deployment, $"*={image}");

    /// <summary>The image of a deployment.</summary>
    /// <returns>Null when there is no such deployment.</returns>
    public string? Image(string deployment) =>
        Try("get", deployment, "--output", "jsonpath={.spec.template.spec.containers[0].image}");

    /// <summary>The annotations of a deployment; none when it does not exist.</summary>
    public IReadOnlyDictionary<string, string> Annotations(string deployment)
    {
        string text = Try("get", deployment, "--output", "jsonpath={.metadata.annotations}") ?? "";
        return text.Length == 0
            ? new Dictionary<string, string>(StringComparer.Ordinal)
            : JsonSerializer.Deserialize<Dictionary<string, string>>(text)!;
    }

    /// <summary>Writes annotations of a deployment, not of its pods, so that nothing starts anew.</summary>
    public void Annotate(string deployment, IEnumerable<KeyValuePair<string, string>> annotations) =>
        Run(["annotate", deployment, "--overwrite", .. annotations.Select(x => $"{x.Key}={x.Value}")]);

    /// <summary>Asks a service how it is, through the server of the cluster.</summary>
    /// <returns>Null when it does not answer.</returns>
    public RunningRelease? Ask(string service)
    {
        string path = $"/api/v1/namespaces/{name}/services/{service}:http/proxy";
        if (Try("get", "--raw", $"{path}/version") is not { } text)
            return null;
        JsonElement version = JsonSerializer.Deserialize<JsonElement>(text);
        return new(
            version.GetProperty("version").GetString() ?? "",
            null,
            version.GetProperty("commit").GetString() ?? "",
            new Uri($"http://{service}.{name}.svc"),
            Try("get", "--raw", $"{path}/health") != null
        );
    }

    private void Run(params IReadOnlyList<string> arguments) => kubectl.Run([.. arguments, .. Place]);

    private string? Try(params IReadOnlyList<string> arguments) => kubectl.Try([.. arguments, .. Place]);
}
