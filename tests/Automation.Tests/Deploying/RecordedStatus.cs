using Automation.Deploying;
using Automation.Environments;

namespace Automation.Tests.Deploying;

/// <summary>Remembers what it was told.</summary>
internal sealed class RecordedStatus : IDeploymentStatus
{
    public List<string> Told { get; } = [];

    public bool IsAway { get; set; }

    public void Started(DeploymentRequest request) => Tell($"started {request.Release.Manifest.Version}");

    public void Succeeded(DeploymentRequest request, DeploymentRecord record, Uri address) =>
        Tell($"succeeded {record.Version} at {address.OriginalString}");

    public void Failed(DeploymentRequest request, string reason) =>
        Tell($"failed {request.Release.Manifest.Version}: {reason}");

    private void Tell(string text)
    {
        if (IsAway)
            throw new AutomationException("Nobody can be told.");
        Told.Add(text);
    }
}
