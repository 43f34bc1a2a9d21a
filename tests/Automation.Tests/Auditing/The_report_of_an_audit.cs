using System.Text.Json;
using Automation.Auditing;

namespace Automation.Tests.Auditing;

public sealed class The_report_of_an_audit : IDisposable
{
    private static readonly Advisory Weakness = new("Bad", "1.1.0", "High", "u1");
    private static readonly PackageUse Through = new("Bad", "1.1.0", "src/A/A.csproj", IsDirect: false);
    private static readonly PackageUse Direct = new("Bad", "1.1.0", "src/B/B.csproj", IsDirect: true);

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Says_what_it_is_that_brings_it_in_and_what_mends_it()
    {
        Remedy remedy = new(Weakness, ["src/B/B.csproj names it"], "In X write Y");
        Assert.Equal(
            "1 weakness of packages are known:\n  Bad 1.1.0: High, u1\n    src/B/B.csproj names it\n    In X write Y\nnpm is away.\nThen run ./build.sh Restore, which writes the lock files anew, and ./build.sh Audit.",
            Assert.Throws<AutomationException>(() => AuditReport.Of(true, [remedy], ["npm is away."])).Message
        );
    }

    [Fact]
    public void Says_when_there_is_nothing_and_when_nobody_knows()
    {
        Assert.Equal("No package has a known weakness.\nnpm is away.", AuditReport.Of(true, [], ["npm is away."]));
        Assert.StartsWith("No source of packages tells", AuditReport.Of(false, [], []), StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_who_uses_what_is_weak()
    {
        AuditResult result = Read(
            """
            {"sources":["s"],"projects":[{"path":"ROOT/src/A/A.csproj","frameworks":[{"framework":"net10.0",
            "topLevelPackages":[{"id":"Fine","resolvedVersion":"1.0.0"}],
            "transitivePackages":[{"id":"Bad","resolvedVersion":"1.1.0","vulnerabilities":[{"severity":"High","advisoryurl":"u1"},{"severity":"Low","advisoryurl":"u0"}]}]}]},
            {"path":"ROOT/src/B/B.csproj","frameworks":[{"topLevelPackages":[{"id":"Bad","resolvedVersion":"1.1.0","vulnerabilities":[{"severity":"High","advisoryurl":"u1"}]}]}]}]}
            """
        );
        Assert.Equal([new Advisory("Bad", "1.1.0", "Low", "u0"), Weakness], result.Advisories);
        Assert.Equal([Direct, Through], result.Uses);
    }

    [Fact]
    public void Fails_when_the_packages_of_a_project_cannot_be_listed() =>
        Assert.StartsWith(
            "The packages cannot be listed: No assets file.",
            Assert
                .Throws<AutomationException>(() =>
                    Read("""{"problems":[{"level":"warning","text":"x"},{"level":"error","text":"No assets file."}]}""")
                )
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Names_the_packages_that_a_project_names_and_that_need_it()
    {
        scratch.Write(
            "src/A/packages.lock.json",
            """
            { "dependencies": { "net10.0": {
              "One": { "type": "Direct", "resolved": "1.0.0", "dependencies": { "Middle": "1.0.0" } },
              "Two": { "type": "Direct", "resolved": "2.0.0", "dependencies": { "Other": "1.0.0" } },
              "Middle": { "type": "Transitive", "resolved": "1.0.0", "dependencies": { "bad": "1.0.0", "Gone": "1.0.0" } },
              "Bad": { "type": "Transitive", "resolved": "1.1.0" } } } }
            """
        );
        PackageUse byProject = Through with { Project = "src/C/C.csproj" };
        Assert.Equal(
            ["src/B/B.csproj names it", "src/A/A.csproj through One 1.0.0"],
            new PackageOrigin(scratch.Path).Of([Direct, Through, byProject])
        );
        Assert.Equal(["src/C/C.csproj, not by itself"], new PackageOrigin(scratch.Path).Of([byProject]));
    }

    [Theory]
    [InlineData("<PackageVersion Include=\"bad\" Version=\"1.1.0\" />", "change the line to <PackageVersion")]
    [InlineData(
        "<GlobalPackageReference Include=\"Bad\" Version=\"1.1.0\" />",
        "change the line to <GlobalPackageReference"
    )]
    [InlineData("<PackageVersion Include=\"Other\" Version=\"1.1.0\" />", "add <PackageVersion")]
    public void Gives_the_line_to_write(string line, string fix)
    {
        scratch.Write("Directory.Packages.props", $"<Project><ItemGroup>{line}</ItemGroup></Project>");
        Assert.Equal(
            $"In Directory.Packages.props {fix} Include=\"Bad\" Version=\"1.3.1\" />",
            new PackageFix(scratch.Path).Of("Bad", "1.3.1", [Through])
        );
    }

    [Fact]
    public void Gives_the_line_of_a_project_where_versions_have_no_place_of_their_own()
    {
        PackageFix fix = new(scratch.Path);
        Assert.Equal(
            "In src/B/B.csproj write <PackageReference Include=\"Bad\" Version=\"1.3.1\" />",
            fix.Of("Bad", "1.3.1", [Direct, Through])
        );
        Assert.StartsWith("No version without it is published", fix.Of("Bad", null, []), StringComparison.Ordinal);
    }

    private AuditResult Read(string json)
    {
        using JsonDocument list = JsonDocument.Parse(
            json.Replace("ROOT", scratch.Path.Replace('\\', '/'), StringComparison.Ordinal)
        );
        return new PackageAudit(scratch.Path, _ => true).Read(list.RootElement);
    }
}
