using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Automation.GitHub;

/// <summary>The states of a deployment that are told.</summary>
public enum GitHubDeploymentState
{
    /// <summary>It goes on.</summary>
    InProgress,

    /// <summary>It runs there.</summary>
    Success,

    /// <summary>It failed.</summary>
    Failure,

    /// <summary>Something else runs there now.</summary>
    Inactive,
}

/// <summary>Deployments, as GitHub shows them.</summary>
/// <param name="client">The API.</param>
public sealed class GitHubDeployments(GitHubClient client)
{
    /// <summary>GitHub refuses a longer one.</summary>
    private const int LongestDescription = 140;

    /// <summary>Notes that a deployment begins.</summary>
    /// <param name="reference">The commit, tag or branch that is deployed.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="payload">What else is to be known, such as version and digest; null for nothing.</param>
    /// <param name="description">A sentence; what is too long for GitHub is cut off.</param>
    /// <returns>The deployment's number.</returns>
    /// <exception cref="AutomationException">GitHub refused.</exception>
    public long Create(string reference, string environment, JsonObject? payload, string description)
    {
        JsonObject body = new()
        {
            ["ref"] = reference,
            ["environment"] = environment,
            ["payload"] = payload?.DeepClone() ?? new JsonObject(),
            ["description"] = Short(description),
            // What is deployed was approved as it is: nothing is merged into it, and what was to be checked was.
            ["auto_merge"] = false,
            ["required_contexts"] = new JsonArray(),
        };
        return client.Send(HttpMethod.Post, "{repo}/deployments", body).Number("id");
    }

    /// <summary>Tells how a deployment is.</summary>
    /// <param name="deployment">The deployment's number.</param>
    /// <param name="state">How it is. A success makes what ran there before inactive.</param>
    /// <param name="description">A sentence; what is too long for GitHub is cut off.</param>
    /// <param name="log">Where its log is; null for none.</param>
    /// <param name="address">Where what was deployed answers; null for none.</param>
    /// <exception cref="AutomationException">GitHub refused.</exception>
    public void Tell(long deployment, GitHubDeploymentState state, string description, Uri? log, Uri? address)
    {
        JsonObject body = new()
        {
            ["state"] = state switch
            {
                GitHubDeploymentState.InProgress => "in_progress",
                GitHubDeploymentState.Success => "success",
                GitHubDeploymentState.Failure => "failure",
                _ => "inactive",
            },
            ["description"] = Short(description),
        };
        if (log != null)
            body["log_url"] = log.AbsoluteUri;
        if (address != null)
            body["environment_url"] = address.AbsoluteUri;
        client.Send(HttpMethod.Post, $"{Path(deployment)}/statuses", body);
    }

    /// <summary>The deployments to an environment, the newest first.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="most">How many at most; each costs a request for its state.</param>
    /// <exception cref="AutomationException">GitHub refused.</exception>
    public IReadOnlyList<GitHubDeployment> History(string environment, int most = 30) =>
        [
            .. client
                .Pages($"{{repo}}/deployments?environment={Uri.EscapeDataString(environment)}")
                .SelectMany(x => x)
                .Take(most)
                .Select(Read),
        ];

    private GitHubDeployment Read(JsonElement deployment)
    {
        long id = deployment.Number("id");
        JsonElement status = client.Get($"{Path(id)}/statuses?per_page=1").EnumerateArray().FirstOrDefault();
        return new GitHubDeployment(
            id,
            deployment.Text("environment"),
            deployment.Text("ref"),
            deployment.Text("sha"),
            deployment.Text("creator", "login"),
            deployment.Time("created_at"),
            status.Text("state") is { Length: > 0 } state ? state : "pending",
            deployment.At("payload")
        );
    }

    private static string Path(long deployment) =>
        string.Create(CultureInfo.InvariantCulture, $"{{repo}}/deployments/{deployment}");

    private static string Short(string text) =>
        text.Length <= LongestDescription ? text : $"{text[..(LongestDescription - 1)]}…";
}

/// <summary>A deployment, as GitHub shows it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Environment">The environment.</param>
/// <param name="Reference">What was deployed, as it was named.</param>
/// <param name="Commit">The commit of it.</param>
/// <param name="By">Who did it; empty when the account is gone.</param>
/// <param name="At">When it began.</param>
/// <param name="State">What was told last, such as <c>success</c>; <c>pending</c> when nothing was.</param>
/// <param name="Payload">What else was told; null for nothing.</param>
public sealed record GitHubDeployment(
    long Id,
    string Environment,
    string Reference,
    string Commit,
    string By,
    DateTimeOffset At,
    string State,
    JsonElement? Payload
);
