using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Automation.Deploying;

/// <summary>What every service of a compose file must say of itself: that it is healthy, owns nothing, and is reached from this machine alone.</summary>
public static class ComposeRules
{
    /// <summary>Checks a compose file.</summary>
    /// <param name="path">Its name, for the findings.</param>
    /// <param name="text">Its content.</param>
    /// <returns>A sentence for each finding.</returns>
    public static IReadOnlyList<string> Check(string path, string text)
    {
        Dictionary<string, object>? file;
        try
        {
            file = new DeserializerBuilder()
                .Build()
                .Deserialize<Dictionary<string, object>>(new MergingParser(new Parser(new StringReader(text))));
        }
        catch (YamlException e)
        {
            return [$"{path}:{e.Start.Line} is not valid YAML: {e.Message}"];
        }

        if (file?.GetValueOrDefault("services") is not Dictionary<object, object> services || services.Count == 0)
            return [$"{path} has no services."];
        return [.. services.SelectMany(x => Check(path, (string)x.Key, x.Value as Dictionary<object, object> ?? []))];
    }

    private static IEnumerable<string> Check(string path, string name, Dictionary<object, object> service)
    {
        string place = $"{path}: the service '{name}'";
        if (!service.ContainsKey("healthcheck"))
            yield return $"{place} has no healthcheck, so nobody knows when it is ready.";
        if (service.GetValueOrDefault("read_only") is not "true")
            yield return $"{place} is not read_only.";
        if (!Items(service, "cap_drop").Contains("ALL", StringComparer.Ordinal))
            yield return $"{place} does not drop ALL capabilities.";
        if (!Items(service, "security_opt").Contains("no-new-privileges:true", StringComparer.Ordinal))
            yield return $"{place} may gain privileges: it lacks no-new-privileges:true.";
        if (!service.ContainsKey("mem_limit"))
            yield return $"{place} has no mem_limit.";
        foreach (
            string port in Items(service, "ports").Where(x => !x.StartsWith("127.0.0.1:", StringComparison.Ordinal))
        )
            yield return $"{place} publishes {port} to every network. Start it with 127.0.0.1:";
    }

    private static IEnumerable<string> Items(Dictionary<object, object> service, string name) =>
        (service.GetValueOrDefault(name) as List<object> ?? []).Select(x => x as string ?? "");
}
