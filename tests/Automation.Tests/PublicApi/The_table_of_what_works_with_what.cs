using System.Text.Json;
using System.Xml.Linq;

namespace Automation.Tests.PublicApi;

public sealed class The_table_of_what_works_with_what
{
    private static readonly string Page = Read("docs", "guides", "deprecate-an-api.md");

    [Fact]
    public void Has_the_framework_that_everything_is_compiled_for()
    {
        string framework = XDocument.Parse(Read("Directory.Build.props")).Descendants("TargetFramework").Single().Value;
        Assert.Contains($"| packages, tools and programs | {framework} |", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Has_the_SDK_that_builds()
    {
        using JsonDocument settings = JsonDocument.Parse(Read("global.json"));
        string sdk = settings.RootElement.GetProperty("sdk").GetProperty("version").GetString()!;
        Assert.Contains($"| the build | .NET SDK {sdk}, or a later one of 10.0 |", Page, StringComparison.Ordinal);
        Assert.Equal("latestFeature", settings.RootElement.GetProperty("sdk").GetProperty("rollForward").GetString());
    }

    [Fact]
    public void Has_the_version_of_the_HTTP_API()
    {
        using JsonDocument api = JsonDocument.Parse(Read("docs", "reference", "jobs-api.openapi.json"));
        string version = api.RootElement.GetProperty("info").GetProperty("version").GetString()!;
        Assert.Contains($"| clients of the HTTP API | version {version} of the API |", Page, StringComparison.Ordinal);
    }

    private static string Read(params string[] path) =>
        File.ReadAllText(Path.Combine([RepositoryFolder.Path, .. path]));
}
