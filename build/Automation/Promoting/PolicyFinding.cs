namespace Automation.Promoting;

/// <summary>A rule for promotions that is not kept.</summary>
/// <param name="Rule">The rule: one of <see cref="PolicyRule"/>.</param>
/// <param name="Problem">What is wrong, in a sentence.</param>
/// <param name="Remedy">What to do, in a sentence.</param>
public sealed record PolicyFinding(string Rule, string Problem, string Remedy)
{
    /// <inheritdoc />
    public override string ToString() => $"{Rule}: {Problem} {Remedy}";
}

/// <summary>The rules for promotions, by the names that findings and verdicts carry.</summary>
public static class PolicyRule
{
    /// <summary>A promotion changes one environment's file and nothing else.</summary>
    public const string OneEnvironment = "one-environment";

    /// <summary>Of that file it changes what runs there and nothing else.</summary>
    public const string OnlyRelease = "only-release";

    /// <summary>What it names succeeded in the environment before.</summary>
    public const string Order = "order";

    /// <summary>What it names was validated in the environment before, where that one has limits.</summary>
    public const string Validation = "validation";

    /// <summary>Version, commit and digest are those of a release that is whole.</summary>
    public const string Digest = "digest";

    /// <summary>The build of the release is attested.</summary>
    public const string Attestation = "attestation";

    /// <summary>Enough people approve what would be merged.</summary>
    public const string Approvals = "approvals";

    /// <summary>Enough of them are seniors.</summary>
    public const string Seniors = "seniors";

    /// <summary>Nobody asks for changes.</summary>
    public const string NoObjection = "no-objection";
}
