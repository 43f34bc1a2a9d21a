using System.Text;
using YamlDotNet.Serialization;

namespace Automation.Deploying.Hosted;

/// <summary>An overlay of kustomize whose images are replaced.</summary>
/// <param name="root">The repository's folder.</param>
/// <param name="name">The name of the overlay.</param>
public sealed class KubernetesOverlay(string root, string name)
{
    private string Folder => Path.Combine(root, "deploy", "kubernetes", "overlays", name);

    /// <summary>Applies the overlay with images by digest. Nothing in the repository is changed.</summary>
    /// <param name="cluster">Where.</param>
    /// <param name="names">The repository of each image, by service.</param>
    /// <param name="images">The same with digests.</param>
    /// <exception cref="AutomationException">There is no such overlay, or it cannot be applied.</exception>
    public void Apply(
        KubernetesNamespace cluster,
        IReadOnlyDictionary<string, string> names,
        IReadOnlyDictionary<string, string> images
    )
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(names);
        if (!Directory.Exists(Folder))
            throw new AutomationException(
                $"There is no overlay deploy/kubernetes/overlays/{name}. Write one, or name another one as \"overlay\" of the target."
            );
        string artifacts = Path.Combine(root, "artifacts");
        string scratch = Path.Combine(artifacts, $"overlay-{name}");
        Directory.CreateDirectory(scratch);
        try
        {
            File.WriteAllText(Path.Combine(scratch, "kustomization.yaml"), Kustomization(scratch, names, images));
            cluster.Apply(scratch);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    /// <summary>The text that lays images over the overlay.</summary>
    internal string Kustomization(
        string from,
        IReadOnlyDictionary<string, string> names,
        IReadOnlyDictionary<string, string> images
    )
    {
        // Folders alone are taken from outside, and by relative paths.
        StringBuilder text = new("apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n");
        text.Append(
            System.Globalization.CultureInfo.InvariantCulture,
            $"  - {Path.GetRelativePath(from, Folder).Replace('\\', '/')}\nimages:\n"
        );
        IReadOnlyDictionary<string, string> renamed = Renamed();
        foreach ((string service, string image) in images.OrderBy(x => x.Key, StringComparer.Ordinal))
        {
            string plain = names[service][(names[service].LastIndexOf('/') + 1)..];
            string[] parts = image.Split('@', 2);
            text.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"  - name: {renamed.GetValueOrDefault(plain, plain)}\n    newName: {parts[0]}\n    digest: {parts[1]}\n"
            );
        }
        return text.ToString();
    }

    /// <summary>What the overlay itself calls the images of the base.</summary>
    private Dictionary<string, string> Renamed()
    {
        string text = File.ReadAllText(Path.Combine(Folder, "kustomization.yaml"));
        object? images = new DeserializerBuilder()
            .Build()
            .Deserialize<Dictionary<string, object>?>(text)
            ?.GetValueOrDefault("images");
        return (images as List<object> ?? [])
            .OfType<Dictionary<object, object>>()
            .Where(x => x.ContainsKey("name") && x.ContainsKey("newName"))
            .ToDictionary(x => (string)x["name"], x => (string)x["newName"], StringComparer.Ordinal);
    }
}
