using Automation.Releasing;

namespace Automation.Tests.Releasing;

/// <summary>A repository with a library, a tool and a service, which builds without any feed.</summary>
internal sealed class ReleasableRepository : IDisposable
{
    private const string NoPackages = """{ "version": 1, "dependencies": { "net10.0": {} } }""";

    private readonly GitScratch git = new();

    public ReleasableRepository(string image = "localhost:1/none:1", bool withTool = false)
    {
        git.Write(".gitignore", "artifacts/\nobj/\n");
        git.Write("Sample.slnx", "<Solution />\n");
        git.Write("global.json", File.ReadAllText(System.IO.Path.Combine(RepositoryFolder.Path, "global.json")));
        // Nothing comes from a feed or a cache: a runtime does not restore here, whatever the machine has.
        git.Write(
            "nuget.config",
            """<configuration><packageSources><clear /></packageSources><config><add key="globalPackagesFolder" value="artifacts/packages" /></config></configuration>"""
        );
        git.Write(
            "Directory.Build.props",
            """
            <Project>
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <UseArtifactsOutput>true</UseArtifactsOutput>
                <ArtifactsPath>$(MSBuildThisFileDirectory)artifacts</ArtifactsPath>
                <RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>
                <PackageLicenseExpression>MIT</PackageLicenseExpression>
                <PackageReadmeFile>README.md</PackageReadmeFile>
                <IncludeSymbols>true</IncludeSymbols>
                <SymbolPackageFormat>snupkg</SymbolPackageFormat>
                <Description>A sample.</Description>
                <IsPackable>false</IsPackable>
              </PropertyGroup>
            </Project>
            """
        );
        Project(
            "Sample.Library",
            "<IsPackable>true</IsPackable>",
            NoPackages,
            "namespace Sample; public static class Words { public const string First = \"hello\"; }"
        );
        if (withTool)
            Project(
                "Sample.Tool",
                "<OutputType>Exe</OutputType><IsPackable>true</IsPackable><PackAsTool>true</PackAsTool><ToolCommandName>sample</ToolCommandName>",
                """{ "version": 1, "dependencies": { "net10.0": { "sample.library": { "type": "Project" } } } }""",
                "System.Console.WriteLine(Sample.Words.First);",
                """<ProjectReference Include="../Sample.Library/Sample.Library.csproj" />"""
            );
        Project(
            "Sample.Service",
            $"<OutputType>Exe</OutputType><ReleaseArchive>service</ReleaseArchive><ReleaseRuntimes>linux-x64;win-x64</ReleaseRuntimes><ContainerRepository>sample-service</ContainerRepository><ContainerBaseImage>{image}</ContainerBaseImage>",
            NoPackages,
            "System.Console.WriteLine(\"up\");"
        );
        Commit = git.Commit("feat: begin");
        git.Git("branch", "-m", "main");
    }

    public string Path => git.Path;

    public string Commit { get; private set; }

    public GitScratch Git => git;

    public string Releases => git.At("artifacts/release");

    public List<string> Said { get; } = [];

    /// <summary>What builds where the real thing would take too long.</summary>
    public BuilderStandIn Builder { get; } = new();

    public ReleaseRun Run => new(Path, Releases, new NoReleaseHost(), Said.Add) { Start = Builder.Run };

    /// <summary>Makes a release with the real dotnet.</summary>
    public ReleaseRun RealRun =>
        new(Path, Releases, new NoReleaseHost(), Said.Add) { Scope = new() { Runtimes = ["linux-x64"] } };

    public Reproducibility Twice(string scratch) => new(Path, scratch, Said.Add) { Start = Builder.Run };

    public void CommitAll(string message) => Commit = git.Commit(message);

    public void Dispose() => git.Dispose();

    private void Project(string name, string properties, string locked, string program, string reference = "")
    {
        git.Write($"src/{name}/{name}.csproj", ProjectText(properties, reference));
        git.Write($"src/{name}/packages.lock.json", locked);
        git.Write($"src/{name}/Program.cs", program);
        git.Write($"src/{name}/README.md", $"# {name}\n");
    }

    private static string ProjectText(string properties, string reference) =>
        $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>{properties}</PropertyGroup>
              <ItemGroup Condition="'$(IsPackable)' == 'true'"><None Include="README.md" Pack="true" PackagePath="" /></ItemGroup>
              <ItemGroup>{reference}</ItemGroup>
            </Project>
            """;
}
