namespace Automation.Governance;

/// <summary>Something that is not on GitHub as the files say.</summary>
/// <param name="Where">What it is about, such as <c>environment uat: reviewers</c>.</param>
/// <param name="Is">What GitHub has.</param>
/// <param name="ShouldBe">What the files say.</param>
public sealed record Difference(string Where, string Is, string ShouldBe);
