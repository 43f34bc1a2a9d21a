namespace Automation.Governance;

/// <summary>One thing that differs, with the calls that mend it.</summary>
/// <param name="Thing">What it is, such as <c>environment uat</c>.</param>
/// <param name="Differences">What differs; at least one.</param>
/// <param name="Calls">What mends it, in order; a call counts on those before it. Empty when no call can.</param>
/// <param name="Advice">What to do when GitHub refuses the calls, or when there are none: one sentence.</param>
public sealed record Drift(
    string Thing,
    IReadOnlyList<Difference> Differences,
    IReadOnlyList<GovernanceCall> Calls,
    string Advice
);
