using System.Text.Json;
using System.Text.Json.Nodes;
using Automation.Environments;

namespace Automation.Deploying;

/// <summary>Reads what an environment's file says of its target.</summary>
/// <param name="environment">The file.</param>
/// <param name="variable">Gives the variables of the environment.</param>
public sealed class TargetSettings(EnvironmentFile environment, Func<string, string?> variable)
{
    private readonly string file = EnvironmentFile.PathOf(environment.Name);

    /// <summary>The name of the environment.</summary>
    public string Environment => environment.Name;

    /// <summary>Refuses names that mean nothing to the kind of target.</summary>
    /// <exception cref="AutomationException">There is one.</exception>
    public void ThrowIfUnknown(params string[] names)
    {
        string? unknown = environment
            .Target.Select(x => x.Key)
            .FirstOrDefault(x => x != "kind" && !names.Contains(x, StringComparer.Ordinal));
        if (unknown != null)
            throw new AutomationException(
                $"{file}: a target of the kind {environment.Kind} has no \"{unknown}\". It has: {string.Join(", ", names)}."
            );
    }

    /// <summary>A text.</summary>
    /// <returns>Null when nothing is said.</returns>
    /// <exception cref="AutomationException">It is something else.</exception>
    public string? Text(string name) =>
        environment.Target[name] is not { } node ? null
        : node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>()
        : throw Wrong(name, "a text");

    /// <summary>A text that must be there.</summary>
    /// <exception cref="AutomationException">It is not.</exception>
    public string Needed(string name) =>
        Text(name) is { Length: > 0 } text
            ? text
            : throw new AutomationException(
                $"{file}: a target of the kind {environment.Kind} needs \"{name}\". Write it there."
            );

    /// <summary>A whole number.</summary>
    /// <exception cref="AutomationException">It is something else, or outside of the bounds.</exception>
    public int Number(string name, int otherwise, int least, int most) =>
        environment.Target[name] is not { } node ? otherwise
        : node.GetValueKind() == JsonValueKind.Number
        && node.AsValue().TryGetValue(out int number)
        && number >= least
        && number <= most
            ? number
        : throw Wrong(name, FormattableString.Invariant($"a whole number from {least} to {most}"));

    /// <summary>An address.</summary>
    /// <returns>Null when nothing is said.</returns>
    /// <exception cref="AutomationException">It is none of HTTP.</exception>
    public Uri? Address(string name) =>
        Text(name) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https" ? address
        : throw Wrong(name, "an address that begins with https:// or http://");

    /// <summary>Texts by name.</summary>
    /// <exception cref="AutomationException">It is something else.</exception>
    public IReadOnlyDictionary<string, string> Texts(string name)
    {
        if (environment.Target[name] is not { } node)
            return new Dictionary<string, string>(StringComparer.Ordinal);
        if (node is not JsonObject values || values.Any(x => x.Value?.GetValueKind() != JsonValueKind.String))
            throw Wrong(name, "an object of texts");
        return values.ToDictionary(x => x.Key, x => x.Value!.GetValue<string>(), StringComparer.Ordinal);
    }

    /// <summary>The settings of the service, and the values of the secrets that the target names.</summary>
    /// <exception cref="AutomationException">This process has no such secret.</exception>
    public IReadOnlyDictionary<string, string> Variables()
    {
        Dictionary<string, string> variables = new(environment.Settings, StringComparer.Ordinal);
        foreach (string name in Secrets())
        {
            if (variable(name) is not { Length: > 0 } value)
                throw new AutomationException(
                    $"{file} names the secret {name}, and no environment variable of that name is set. Set it for ./build.sh Deploy --environment {environment.Name}; in CI it is a secret of the GitHub environment."
                );
            variables[name] = value;
        }
        return variables;
    }

    /// <summary>The settings of the service, without secrets.</summary>
    public IReadOnlyDictionary<string, string> Plain() => environment.Settings;

    /// <summary>A setting of the service that is no secret.</summary>
    /// <returns>Null when nothing is said.</returns>
    public string? Setting(string name) => environment.Settings.GetValueOrDefault(name);

    /// <summary>A text without the values of secrets.</summary>
    public string Mask(string text) =>
        Secrets()
            .Select(variable)
            .Where(x => x is { Length: > 0 })
            .Aggregate(text, (masked, secret) => masked.Replace(secret!, "***", StringComparison.Ordinal));

    /// <summary>The key that the service takes from callers.</summary>
    /// <returns>Null when it needs none.</returns>
    public string? Key() => Variables().GetValueOrDefault("Api__Keys__0");

    /// <summary>The names of the secrets.</summary>
    /// <exception cref="AutomationException">It is no list of texts.</exception>
    public IReadOnlyList<string> Secrets() =>
        environment.Target["secrets"] is not { } node ? []
        : node is JsonArray list && list.All(x => x?.GetValueKind() == JsonValueKind.String)
            ? [.. list.Select(x => x!.GetValue<string>())]
        : throw Wrong("secrets", "a list of names of environment variables");

    private AutomationException Wrong(string name, string must) =>
        new($"{file}: \"{name}\" of the target must be {must}, and is {environment.Target[name]!.ToJsonString()}.");
}
