using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Automation.Deploying.Hosted;

/// <summary>An app of Azure Container Apps, through the Azure CLI.</summary>
/// <param name="az">The CLI.</param>
/// <param name="group">The resource group.</param>
/// <param name="name">The name of the app.</param>
public sealed class ContainerApp(CommandLineProgram az, string group, string name)
{
    private const string Whole = "100";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>The resource group.</summary>
    public string Group => group;

    /// <summary>The name of the app.</summary>
    public string Name => name;

    /// <summary>How a revision is called.</summary>
    public string RevisionName(string suffix) => $"{name}--{suffix}";

    /// <summary>The host at which the app answers.</summary>
    public string Host() =>
        Run("containerapp", "show", "--query", "properties.configuration.ingress.fqdn", "--output", "tsv");

    /// <summary>The revision that gets the traffic.</summary>
    /// <returns>Null when none does.</returns>
    public string? Current()
    {
        using JsonDocument traffic = Json("containerapp", "ingress", "traffic", "show");
        JsonElement? largest = traffic
            .RootElement.EnumerateArray()
            .Where(x => x.TryGetProperty("weight", out JsonElement weight) && weight.GetInt32() > 0)
            .Cast<JsonElement?>()
            .MaxBy(x => x!.Value.GetProperty("weight").GetInt32());
        if (largest is not { } found)
            return null;
        return found.TryGetProperty("revisionName", out JsonElement revision) && revision.GetString() is { } named
            ? named
            : Run("containerapp", "show", "--query", "properties.latestReadyRevisionName", "--output", "tsv");
    }

    /// <summary>The revisions that run.</summary>
    public IReadOnlyList<string> Active() =>
        Run("containerapp", "revision", "list", "--query", "[?properties.active].name", "--output", "tsv")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A revision.</summary>
    /// <returns>Null when there is none of the name.</returns>
    public ContainerAppRevision? Revision(string revision) =>
        az.Try(["containerapp", "revision", "show", .. Place, "--revision", revision, "--output", "json"]) is { } text
            ? ContainerAppRevision.Parse(text)
            : null;

    /// <summary>Lets several revisions run at once, and leaves the traffic with the one that has it.</summary>
    public void KeepTraffic(string? current)
    {
        AllowSeveral();
        if (current != null)
            Send(current, null);
    }

    /// <summary>Lets several revisions run at once.</summary>
    public void AllowSeveral() => Run("containerapp", "revision", "set-mode", "--mode", "multiple", "--output", "none");

    /// <summary>Makes a revision, or starts the one of the same name again.</summary>
    /// <param name="suffix">The end of its name.</param>
    /// <param name="image">The image, by digest.</param>
    /// <param name="variables">Variables of the environment that are no secrets.</param>
    public void Create(string suffix, string image, IReadOnlyDictionary<string, string> variables)
    {
        if (Revision(RevisionName(suffix)) != null)
        {
            Run("containerapp", "revision", "activate", "--revision", RevisionName(suffix), "--output", "none");
            return;
        }
        Run([
            "containerapp",
            "update",
            "--image",
            image,
            "--revision-suffix",
            suffix,
            "--set-env-vars",
            .. variables.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => $"{x.Key}={x.Value}"),
            "--output",
            "none",
        ]);
    }

    /// <summary>Waits until a revision is healthy.</summary>
    /// <exception cref="AutomationException">It fails, or is not healthy in time.</exception>
    public async Task WaitAsync(string revision, TimeSpan patience, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            ContainerAppRevision? found = Revision(revision);
            if (found is { Health: "Healthy" })
                return;
            if (found is { Health: "Unhealthy" } or { Running: "Failed" })
                throw new AutomationException(
                    $"The revision {revision} is {found.Health}. Its lines: az containerapp logs show --name {name} --resource-group {group} --revision {revision}"
                );
            if (Stopwatch.GetElapsedTime(start) > patience)
                throw new AutomationException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The revision {revision} was not healthy within {patience.TotalSeconds} s."
                    )
                );
            await Task.Delay(Pause, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Sends all requests to a revision, and none to another one.</summary>
    public void Send(string to, string? from) =>
        Run([
            "containerapp",
            "ingress",
            "traffic",
            "set",
            "--revision-weight",
            $"{to}={Whole}",
            .. from == null || from == to ? [] : new[] { $"{from}=0" },
            "--output",
            "none",
        ]);

    /// <summary>Ends a revision, if there is one.</summary>
    public void End(string revision) =>
        az.Try(["containerapp", "revision", "deactivate", .. Place, "--revision", revision, "--output", "none"]);

    private string[] Place => ["--name", name, "--resource-group", group];

    private string Run(params IReadOnlyList<string> arguments) => az.Run([.. arguments, .. Place]);

    private JsonDocument Json(params IReadOnlyList<string> arguments) =>
        JsonDocument.Parse(Run([.. arguments, "--output", "json"]));
}
