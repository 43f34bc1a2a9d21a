using System.Diagnostics.CodeAnalysis;

namespace Automation.Adopting;

/// <summary>A repository as others make them, for the proof that adoptions work there.</summary>
/// <param name="Name">What is particular about it.</param>
/// <param name="Files">The files, by path.</param>
[ExcludeFromCodeCoverage(Justification = "The proof of adoptions uses it, which takes minutes and runs on its own.")]
public sealed record ForeignShape(string Name, IReadOnlyDictionary<string, string> Files)
{
    private const string Framework = "<TargetFramework>net10.0</TargetFramework>";
    private const string Library =
        $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup>{Framework}</PropertyGroup></Project>\n";
    private const string Class =
        "namespace Shop;\n\npublic static class Price\n{\n    public static int Twice(int x) => 2 * x;\n}\n";
    private const string Tests =
        "namespace Shop.Tests;\n\npublic sealed class Prices\n{\n    [Xunit.Fact]\n    public void Are_doubled() => Xunit.Assert.Equal(4, Shop.Price.Twice(2));\n}\n";

    /// <summary>True when it has tests.</summary>
    public bool HasTests => Files.Values.Contains(Tests, StringComparer.Ordinal);

    /// <summary>A source file, beside which a change goes.</summary>
    public string Source =>
        Files.Keys.Where(x => x.EndsWith(".cs", StringComparison.Ordinal)).Min(StringComparer.Ordinal)!;

    /// <summary>All of them.</summary>
    /// <param name="version">Gives the version of a package that restores.</param>
    public static IReadOnlyList<ForeignShape> All(Func<string, string> version) =>
        [Console(), FSharp(), TestFolder(version), Strict(version)];

    private static ForeignShape Console() =>
        new(
            "one project without a solution",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["MyApp.csproj"] =
                    $"<Project Sdk=\"Microsoft.NET.Sdk\">\n\n  <PropertyGroup>\n    <OutputType>Exe</OutputType>\n    {Framework}\n  </PropertyGroup>\n\n</Project>\n",
                ["Program.cs"] = "System.Console.WriteLine(\"Hello\");\n",
                [".gitignore"] = "bin/\nobj/\n[Bb]uild/\n*.ps1\n",
            }
        );

    private static ForeignShape FSharp() =>
        new(
            "slnx, F# beside C#",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Mixed.slnx"] =
                    "<Solution>\n  <Folder Name=\"/src/\">\n    <Project Path=\"src/Core/Core.fsproj\" />\n    <Project Path=\"src/App/App.csproj\" />\n  </Folder>\n</Solution>\n",
                ["src/Core/Core.fsproj"] =
                    $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup>{Framework}</PropertyGroup><ItemGroup><Compile Include=\"Core.fs\" /></ItemGroup></Project>\n",
                ["src/Core/Core.fs"] = "module Core\n\nlet twice x = 2 * x\n",
                ["src/App/App.csproj"] =
                    $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType>{Framework}</PropertyGroup><ItemGroup><ProjectReference Include=\"..\\Core\\Core.fsproj\" /></ItemGroup></Project>\n",
                ["src/App/Program.cs"] = "System.Console.WriteLine(Core.twice(2));\n",
                [".gitignore"] = "bin/\nobj/\n",
                ["dotnet-tools.json"] = "{\n  \"version\": 1,\n  \"isRoot\": true,\n  \"tools\": {}\n}\n",
            }
        );

    private static ForeignShape TestFolder(Func<string, string> version) =>
        new(
            "tests under test/, several solutions",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["source/Shop.slnx"] =
                    "<Solution>\n  <Project Path=\"../src/Shop/Shop.csproj\" />\n  <Project Path=\"../test/Shop.Tests/Shop.Tests.csproj\" />\n  <Project Path=\"../test/Shared/Shared.csproj\" />\n</Solution>\n",
                ["Old.slnx"] = "<Solution>\n</Solution>\n",
                ["src/Shop/Shop.csproj"] =
                    $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup>{Framework}<CoverageThreshold>50</CoverageThreshold></PropertyGroup></Project>\n",
                ["src/Shop/Price.cs"] = Class,
                ["test/Shared/Shared.csproj"] = Library,
                ["test/Shop.Tests/Shop.Tests.csproj"] = TestProject("../../src/Shop/Shop.csproj", version),
                ["test/Shop.Tests/Prices.cs"] = Tests,
                [".gitignore"] = "bin/\nobj/\n",
            }
        );

    private static ForeignShape Strict(Func<string, string> version) =>
        new(
            "own Directory.Build.props and Directory.Packages.props, warnings as errors",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Strict.slnx"] =
                    "<Solution>\n  <Project Path=\"src/Shop/Shop.csproj\" />\n  <Project Path=\"tests/Shop.Tests/Shop.Tests.csproj\" />\n</Solution>\n",
                ["Directory.Build.props"] =
                    "<Project><PropertyGroup><TreatWarningsAsErrors>true</TreatWarningsAsErrors><Nullable>enable</Nullable><LangVersion>12</LangVersion><CoverageThreshold>50</CoverageThreshold></PropertyGroup></Project>\n",
                ["Directory.Build.targets"] =
                    "<Project><Target Name=\"Own\" BeforeTargets=\"CoreCompile\"><Error Condition=\"'$(MSBuildProjectName)' == '_build'\" Text=\"leaked\" /></Target></Project>\n",
                ["Directory.Packages.props"] =
                    $"<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup><ItemGroup>{string.Concat(TestPackages.Select(x => $"<PackageVersion Include=\"{x}\" Version=\"{version(x)}\" />"))}</ItemGroup></Project>\n",
                ["src/Shop/Shop.csproj"] =
                    $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup>{Framework}<CoverageThreshold>50</CoverageThreshold></PropertyGroup></Project>\n",
                ["src/Shop/Price.cs"] = Class,
                ["tests/Shop.Tests/Shop.Tests.csproj"] = TestProject("../../src/Shop/Shop.csproj", _ => ""),
                ["tests/Shop.Tests/Prices.cs"] = Tests,
                ["lefthook.yml"] = "pre-commit:\n  commands: {}\n",
                [".gitignore"] = "bin/\nobj/\n",
            }
        );

    private static string[] TestPackages =>
        ["coverlet.msbuild", "Microsoft.NET.Test.Sdk", "xunit", "xunit.runner.visualstudio"];

    private static string TestProject(string reference, Func<string, string> version) =>
        $"<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup>{Framework}<ImplicitUsings>enable</ImplicitUsings></PropertyGroup><ItemGroup>{string.Concat(TestPackages.Select(x => Reference(x, version(x))))}<ProjectReference Include=\"{reference}\" /></ItemGroup></Project>\n";

    private static string Reference(string package, string version) =>
        version.Length == 0
            ? $"<PackageReference Include=\"{package}\" />"
            : $"<PackageReference Include=\"{package}\" Version=\"{version}\" />";
}
