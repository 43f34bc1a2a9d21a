using System.Text.Json.Nodes;
using Automation.Deploying;
using Automation.Environments;
using Automation.GitHub;

namespace Automation.Promoting;

/// <summary>Tells GitHub how a deployment goes, for the list of deployments of the repository.</summary>
/// <param name="client">The API.</param>
public sealed class GitHubDeploymentStatus(GitHubClient client) : IDeploymentStatus
{
    private const int LongestDescription = 140;
    private readonly GitHubDeployments deployments = new(client);
    private long? deployment;

    /// <inheritdoc />
    public void Started(DeploymentRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        string version = request.Release.Manifest.Version;
        deployment = deployments.Create(
            $"v{version}",
            request.Environment.Name,
            new JsonObject { ["version"] = version, ["digest"] = request.Release.Manifest.Digest },
            $"{(request.Kind == RecordKind.Rollback ? "Roll back to" : "Deploy")} {version}"
        );
        Tell(GitHubDeploymentState.InProgress, request, $"{version} is being put there", null);
    }

    /// <inheritdoc />
    public void Succeeded(DeploymentRequest request, DeploymentRecord record, Uri address)
    {
        ArgumentNullException.ThrowIfNull(record);
        Tell(GitHubDeploymentState.Success, request, $"{record.Version} runs; recorded as {record.Tag}", address);
    }

    /// <inheritdoc />
    public void Failed(DeploymentRequest request, string reason) =>
        Tell(GitHubDeploymentState.Failure, request, reason, null);

    private void Tell(GitHubDeploymentState state, DeploymentRequest request, string description, Uri? address)
    {
        ArgumentNullException.ThrowIfNull(request);
        // Without one, there is nothing that this is the status of; that it could not be made was said.
        if (deployment is not { } number)
            return;
        string line = description.ReplaceLineEndings(" ");
        deployments.Tell(
            number,
            state,
            line.Length <= LongestDescription ? line : line[..(LongestDescription - 1)] + "…",
            Uri.TryCreate(request.Run, UriKind.Absolute, out Uri? log) ? log : null,
            address
        );
    }
}
