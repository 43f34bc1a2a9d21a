namespace Automation.Tests.Governance;

public sealed class Owners_of_environments : IDisposable
{
    private readonly GovernanceScratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("/deploy/ seniors@example.com\n", "seniors@example.com")]
    [InlineData("/deploy/ @acme/seniors @somebody\n", "@acme/seniors @somebody")]
    [InlineData("* @acme/seniors\n/deploy/environments/ @acme/everybody\n", "@acme/everybody")]
    [InlineData("* @acme/seniors\n/deploy/\n", "nobody")]
    [InlineData("/build/ @acme/seniors\n", "nobody")]
    public void Who_are_no_seniors_are_told_and_mended_by_people(string codeOwners, string owners)
    {
        scratch.Apply();
        scratch.Write(".github/CODEOWNERS", codeOwners);
        Assert.Equal([$"CODEOWNERS: deploy/environments/: {owners} → @acme/seniors @zoe"], scratch.Differences());
        int writes = scratch.Writes.Count;
        string left = scratch.Left();
        Assert.Contains("CODEOWNERS: no call can mend it.", left, StringComparison.Ordinal);
        Assert.Equal(writes, scratch.Writes.Count);
        Assert.Throws<AutomationException>(() => scratch.Check());
    }

    [Fact]
    public void Whom_GitHub_does_not_know_are_told()
    {
        scratch.Apply();
        scratch.Settings.UnknownOwners = [2, 4];
        Assert.Equal(2, scratch.Differences().Length);
        Assert.StartsWith(
            "CODEOWNERS on GitHub: line 2: Unknown owner → make sure",
            scratch.Differences()[0],
            StringComparison.Ordinal
        );
    }
}
