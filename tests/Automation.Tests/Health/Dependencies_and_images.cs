namespace Automation.Tests.Health;

public sealed class Dependencies_and_images
{
    private const string Digest = "sha256:0123456789012345678901234567890123456789012345678901234567890123";

    private const string Updates = """
        updates:
          - { package-ecosystem: nuget, cooldown: { default-days: 7 } }
          - package-ecosystem: "github-actions"
            cooldown:
              semver-major-days: 14
          - { 'package-ecosystem': dotnet-sdk, cooldown: &c { default-days: 3 } }
          - { package-ecosystem: devcontainers, cooldown: *c }
        """;

    [Fact]
    public void that_are_kept_up_to_date_are_right()
    {
        Assert.Empty(Everything().With(".github/dependabot.yml", Updates).Find("WF011"));
        Assert.Empty(Everything().With(".github/dependabot.yaml", Updates).Find("WF011"));
        Assert.Empty(new HealthFiles().With("a.csproj", "").Find("WF011"));
        Assert.Empty(new HealthFiles().With(".github/x", "").Find("WF011"));
    }

    [Fact]
    public void that_nobody_updates_are_found() =>
        Assert.Equal(
            ["nuget", "github-actions", "devcontainers", "dotnet-sdk"],
            Everything().Find("WF011").Select(x => x.Split(' ')[^4])
        );

    [Theory]
    [InlineData("package-ecosystem: nuget, cooldown: { default-days: 7 }", "package-ecosystem: nuget")]
    [InlineData("default-days: 7", "default-days: 0")]
    [InlineData("default-days: 7", "default-days: soon")]
    [InlineData("default-days: 7", "include: ['*']")]
    public void that_are_taken_at_once_are_found(string good, string bad) =>
        Assert.Equal(
            [".github/dependabot.yml:2: Updates of nuget have no cooldown."],
            Everything()
                .With(".github/dependabot.yml", Updates.Replace(good, bad, StringComparison.Ordinal))
                .Find("WF011")
        );

    [Theory]
    [InlineData("src/A/packages.lock.json", null, "src/A/A.csproj:1: The project has no packages.lock.json")]
    [InlineData("Directory.Build.props", "<X/>", "Directory.Build.props:1: CI restores without RestoreLockedMode")]
    [InlineData("nuget.config", null, "nuget.config:1: No package source mapping")]
    [InlineData("nuget.config", "<configuration/>", "nuget.config:1: No package source mapping")]
    [InlineData("global.json", null, "global.json:1: The version of the SDK is not pinned")]
    [InlineData("global.json", """{"sdk":{"version":"10.0"}}""", "global.json:1: The version of the SDK is not pinned")]
    [InlineData("global.json", """{"sdk":{"version":"10.0.100","rollForward":"latestMajor"}}""", "rolls forward")]
    [InlineData(
        "Directory.Packages.props",
        "<a>\n<PackageVersion Include='A' Version=\"1.*\" />",
        "Directory.Packages.props:2: The version '1.*'"
    )]
    [InlineData("Directory.Packages.props", "<PackageVersion Version=\"[1.0,2.0)\" />", "is any of several")]
    [InlineData("src/A/A.csproj", "<PackageReference Version='1.0.*' />", "The version '1.0.*'")]
    [InlineData("src/A/A.csproj", "<Project>\n<Version>*</Version>", "src/A/A.csproj:2: The version '*'")]
    [InlineData("Directory.Build.targets", "<ToolVersion>[1.0,)</ToolVersion>", "The version '[1.0,)'")]
    [InlineData("src/A/A.csproj", "<PackageReference VersionOverride=\"(1.0,]\" />", "is any of several")]
    [InlineData(
        ".config/dotnet-tools.json",
        """{ "version": 1, "tools": { "a": { "version": "*" } } }""",
        "is any of several"
    )]
    [InlineData(
        "action.yml",
        "runs: { steps: [{ uses: actions/setup-dotnet@v5, with: { dotnet-version: 10.x } }] }",
        "The SDK '10.x' is any of several"
    )]
    [InlineData(
        "action.yml",
        "runs: { steps: [{ uses: actions/setup-dotnet@v5, with: { dotnet-version: [10.x] } }] }",
        "The SDK '' is any of several"
    )]
    public void that_can_change_are_found(string path, string? content, string finding)
    {
        Assert.Empty(Exact().Find("WF015"));
        HealthFiles files = content == null ? Exact(path) : Exact().With(path, content);
        Assert.Contains(finding, Assert.Single(files.Find("WF015")), StringComparison.Ordinal);
    }

    [Fact]
    public void that_cannot_change_are_right()
    {
        Assert.Empty(new HealthFiles().With("global.json", "{}").Find("WF015"));
        Assert.Empty(
            Exact("Directory.Build.props")
                .With(
                    "action.yml",
                    "runs: { steps: [{ run: dotnet restore --locked-mode }, { uses: actions/setup-dotnet@v5, with: { global-json-file: a, dotnet-version: 8.x } }, { uses: actions/setup-dotnet@v5, with: { dotnet-version: 8.0.100 } }] }"
                )
                .With("a.targets", "<PackageVersion Version=\"[1.2.3-rc.1]\" /><PackageDownload Version=\"[$(X)]\" />")
                .Find("WF015")
        );
    }

    [Theory]
    [InlineData("compose.yml", "services:\n  a:\n    image: redis:7", "compose.yml:3: The image 'redis:7'")]
    [InlineData("compose.yml", "services: { a: { 'image': \"${A:-redis:7}\" } }", "The image '${A:-redis:7}'")]
    [InlineData("compose.yml", "x: &x { image: redis }\nservices: { a: *x, b: { <<: *x } }", ":1: The image 'redis'")]
    [InlineData("k/a.yaml", "a: 1\n---\nspec: { containers: [{ image: api }] }", "k/a.yaml:3: The image 'api'")]
    [InlineData(
        "k/kustomization.yaml",
        "images:\n  - name: api\n    newName: r/api\n    newTag: v1",
        "k/kustomization.yaml:2: The image 'r/api'"
    )]
    [InlineData("k/kustomization.yaml", "images: [{ name: api, digest: 'sha256:1' }]", "The image 'api'")]
    [InlineData("k/kustomization.yaml", "images: [{ digest: x }]", "The image ''")]
    [InlineData(".github/workflows/a.yml", "jobs: { a: { container: node:20 } }", "The image 'node:20'")]
    [InlineData(".github/workflows/a.yml", "jobs: { a: { services: { r: { image: redis } } } }", "The image 'redis'")]
    [InlineData("Dockerfile", "FROM a AS b\nFROM B", "Dockerfile:1: The image 'a'")]
    [InlineData("x/Dockerfile.dev", "# x\nfrom --platform=linux/amd64 a:1", "x/Dockerfile.dev:2: The image 'a:1'")]
    [InlineData("dev.Dockerfile", "FROM a", "The image 'a'")]
    [InlineData(
        ".devcontainer/devcontainer.json",
        "{\n  // why\n  \"image\": \"a:1\" }",
        "devcontainer.json:3: The image 'a:1'"
    )]
    [InlineData("Containerfile", "FROM a", "The image 'a'")]
    [InlineData("a.csproj", "<P>\n<ContainerBaseImage>a:1</ContainerBaseImage>", "a.csproj:2: The image 'a:1'")]
    public void by_a_name_that_can_be_moved_are_found(string path, string content, string finding) =>
        Assert.Contains(
            finding,
            Assert.Single(new HealthFiles().With(path, content).Find("WF017").Distinct()),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(
        "compose.yml",
        $"services: {{ a: {{ image: 'redis:7@{Digest}' }}, b: {{ image: '${{B:-r@{Digest}}}' }}, c: {{ image: '${{C:?x}}' }} }}"
    )]
    [InlineData("compose.yml", "services: { a: { image: , container: x }, b: { image: { x: 1 } } }")]
    [InlineData(
        ".github/workflows/a.yml",
        "jobs: { a: { container: '${{ matrix.image }}' }, b: { container: { env: {} } } }"
    )]
    [InlineData("Dockerfile", $"FROM a@{Digest} AS b\nFROM b\nFROM scratch\nRUN x")]
    [InlineData("a.csproj", $"<ContainerBaseImage>a@{Digest}</ContainerBaseImage>")]
    [InlineData("Dockerfiles.md", "FROM a")]
    public void by_digest_are_right(string path, string content) =>
        Assert.Empty(new HealthFiles().With(path, content).Find("WF017"));

    [Fact]
    public void that_a_kustomization_replaces_are_judged_there() =>
        Assert.Empty(
            new HealthFiles()
                .With("base/api.yaml", "image: api")
                .With("dev/kustomization.yaml", $"images: [{{ name: api, digest: '{Digest}' }}]")
                .Find("WF017")
        );

    private static HealthFiles Everything() =>
        HealthFiles
            .Workflow("jobs: {}")
            .With("a.csproj", "")
            .With("global.json", "{}")
            .With(".devcontainer/devcontainer.json", "{}");

    private static HealthFiles Exact(string? without = null)
    {
        HealthFiles files = new();
        foreach (
            (string path, string content) in new[]
            {
                ("src/A/A.csproj", "<Project/>"),
                ("src/A/packages.lock.json", "{}"),
                (
                    "Directory.Build.props",
                    "<RestoreLockedMode Condition=\"'$(CI)' == 'true'\">true</RestoreLockedMode>"
                ),
                ("nuget.config", "<packageSourceMapping/>"),
                ("global.json", """{ "sdk": { "version": "10.0.400", "rollForward": "latestFeature" } }"""),
            }
        )
        {
            if (path != without)
                files.With(path, content);
        }
        return files;
    }
}
