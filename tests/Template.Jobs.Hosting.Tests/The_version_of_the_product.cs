namespace Template.Jobs.Hosting.Tests;

public sealed class The_version_of_the_product
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    [Theory]
    [InlineData("1.2.3", "1.2.3", null)]
    [InlineData("1.2.3-beta.4+" + Commit, "1.2.3-beta.4", Commit)]
    [InlineData("1.2.3+5.Branch.main.Sha." + Commit, "1.2.3", Commit)]
    [InlineData("1.2.3+local", "1.2.3", null)]
    [InlineData(null, "0.0.0", null)]
    public void is_read_with_its_commit(string? text, string version, string? commit) =>
        Assert.Equal(new(version, commit), ProductVersion.Parse(text));

    [Fact]
    public void is_known() => Assert.NotEmpty(ProductVersion.Current.Version);
}
