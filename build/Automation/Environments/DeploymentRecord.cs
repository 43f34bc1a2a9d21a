using System.Globalization;

namespace Automation.Environments;

/// <summary>What was done in an environment, by whom, and who agreed.</summary>
/// <param name="Environment">The name of the environment.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Version">The semantic version.</param>
/// <param name="Digest">The digest of the release, <c>sha256:</c> and 64 hexadecimal digits.</param>
/// <param name="Commit">The whole id of the commit, 40 hexadecimal digits.</param>
/// <param name="At">When, in UTC, in whole seconds.</param>
public sealed record DeploymentRecord(
    string Environment,
    RecordKind Kind,
    string Version,
    string Digest,
    string Commit,
    DateTimeOffset At
)
{
    /// <summary>The environment that the release came from, or <c>release</c>; null when it came from nowhere else.</summary>
    public string? From { get; init; }

    /// <summary>Who agreed.</summary>
    public IReadOnlyList<Approval> Approvals { get; init; } = [];

    /// <summary>Who did it: a login, or <c>name &lt;email&gt;</c>.</summary>
    public string By { get; init; } = "";

    /// <summary>The URL of the run; null when it was done by hand.</summary>
    public string? Run { get; init; }

    /// <summary>Why it failed or was rolled back, or the figures of a validation.</summary>
    public string? Reason { get; init; }

    /// <summary>The name of its tag, such as promote/uat/v1.2.0/20260131T120000Z.</summary>
    public string Tag =>
        $"{Folder(Kind)}/{Environment}/v{Version}/{At.ToUniversalTime().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}";

    /// <summary>True when it says what runs in the environment since.</summary>
    public bool IsChange => Kind is RecordKind.Deployment or RecordKind.Rollback;

    /// <summary>The first part of the names of tags.</summary>
    internal static string Folder(RecordKind kind) =>
        kind switch
        {
            RecordKind.Failure => "failed",
            RecordKind.Validation => "validated",
            _ => "promote",
        };
}
