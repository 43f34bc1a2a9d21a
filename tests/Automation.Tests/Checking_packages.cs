using System.IO.Compression;
using Automation.Packaging;

namespace Automation.Tests;

public sealed class Checking_packages : IDisposable
{
    private const string Good =
        "<id>A</id><readme>README.md</readme><license>MIT</license><description>Does things.</description>";

    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Finds_nothing_in_a_good_library()
    {
        Pack("A.1.0.0.nupkg", Good, "README.md");
        scratch.Write("A.1.0.0.snupkg", "");
        Assert.Empty(PackageCheck.Check(scratch.Path, ["A"]));
    }

    [Fact]
    public void Finds_nothing_in_a_good_tool()
    {
        Pack(
            "A.1.0.0.nupkg",
            Good + "<packageTypes><packageType name='DotnetTool' /></packageTypes>",
            "README.md",
            "tools/DotnetToolSettings.xml"
        );
        Assert.Empty(PackageCheck.Check(scratch.Path, ["A"]));
    }

    [Fact]
    public void Says_what_is_missing()
    {
        Pack("A.1.0.0.nupkg", "<id>A</id><description>Package Description</description>", "lib/A.Tests.dll");
        IReadOnlyList<string> problems = PackageCheck.Check(scratch.Path, ["A", "B"]);
        Assert.Equal(
            [
                "A.1.0.0.nupkg holds no readme. Put a README.md beside the project file.",
                "A.1.0.0.nupkg names no licence. Set PackageLicenseExpression.",
                "A.1.0.0.nupkg has no description. Set Description in the project file.",
                "A.1.0.0.nupkg has no symbols beside it. Set IncludeSymbols and SymbolPackageFormat.",
                "A.1.0.0.nupkg holds a test assembly. Take the reference to it out of the project.",
                $"{scratch.Path} holds no package B. Look for its error in the output of dotnet pack.",
            ],
            problems
        );
    }

    [Fact]
    public void Says_that_a_tool_has_no_command()
    {
        Pack("A.1.0.0.nupkg", Good + "<packageTypes><packageType name='DotnetTool' /></packageTypes>", "README.md");
        Assert.Contains(
            "is a tool without a command",
            Assert.Single(PackageCheck.Check(scratch.Path, ["A"])),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Says_that_a_file_is_no_package()
    {
        scratch.Write("A.1.0.0.nupkg", "torn");
        using (ZipArchive empty = ZipFile.Open(Path.Combine(scratch.Path, "B.1.0.0.nupkg"), ZipArchiveMode.Create))
            empty.CreateEntry("x");
        IReadOnlyList<string> problems = PackageCheck.Check(scratch.Path, []);
        Assert.Equal(2, problems.Count);
        Assert.Contains("is not a package", problems[0], StringComparison.Ordinal);
        Assert.Contains("It has no nuspec.", problems[1], StringComparison.Ordinal);
        Assert.Single(PackageCheck.Check("/no/such/folder", ["A"]));
    }

    private void Pack(string name, string metadata, params string[] entries)
    {
        using ZipArchive package = ZipFile.Open(Path.Combine(scratch.Path, name), ZipArchiveMode.Create);
        using (StreamWriter nuspec = new(package.CreateEntry("A.nuspec").Open()))
            nuspec.Write($"<package><metadata>{metadata}</metadata></package>");
        foreach (string entry in entries)
            package.CreateEntry(entry);
    }
}
