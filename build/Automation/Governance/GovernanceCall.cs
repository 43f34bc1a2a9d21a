using System.Text.Json.Nodes;

namespace Automation.Governance;

/// <summary>A call that changes something on GitHub.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path, in which <c>{repo}</c> stands for the repository.</param>
/// <param name="Body">The body; null for none.</param>
public sealed record GovernanceCall(HttpMethod Method, string Path, JsonNode? Body = null)
{
    /// <summary>The call in one line, as <c>--dry-run</c> shows it.</summary>
    public override string ToString() =>
        Body == null ? $"{Method} {Path}" : $"{Method} {Path} {DesiredState.Text(Body)}";
}
