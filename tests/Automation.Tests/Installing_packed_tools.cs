using Automation.Packaging;
using Automation.Processes;
using Automation.Projects;

namespace Automation.Tests;

public sealed class Installing_packed_tools : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [UnixFact]
    public void Finds_out_whether_the_package_does_what_the_build_does()
    {
        ProjectFile project = Pack("hello");
        ToolCheck check = new(Path.Combine(scratch.Path, "packed"), Path.Combine(scratch.Path, "installed"));
        string built = Path.Combine(scratch.Path, "out", "Said.dll");
        Assert.Null(check.Check(project, built));
        scratch.Write("Program.cs", "System.Console.WriteLine(\"something else\");");
        Dotnet("build", "-o", "out");
        Assert.Contains(
            "said once prints something else from the package",
            check.Check(project, built),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Says_when_there_is_nothing_to_install()
    {
        scratch.Write("Said.csproj", "<Project />");
        ToolCheck check = new(scratch.Path, Path.Combine(scratch.Path, "installed"));
        string? problem = check.Check(ProjectFile.Read(scratch.Path, "Said.csproj"), "/none");
        Assert.StartsWith("Said cannot be installed from its package: ", problem, StringComparison.Ordinal);
    }

    private ProjectFile Pack(string text)
    {
        foreach (
            string file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" }
        )
            scratch.Write(file, "<Project />");
        scratch.Write("Program.cs", $"System.Console.WriteLine(\"{text}\");");
        scratch.Write(
            "Said.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <PackAsTool>true</PackAsTool>
                <ToolCommandName>said</ToolCommandName>
                <ToolCheckArguments>once</ToolCheckArguments>
                <UseSharedCompilation>false</UseSharedCompilation>
              </PropertyGroup>
            </Project>
            """
        );
        Dotnet("pack", "-o", "packed");
        Dotnet("build", "-o", "out");
        return ProjectFile.Read(scratch.Path, "Said.csproj");
    }

    private void Dotnet(params string[] arguments)
    {
        CommandResult result = new Command("dotnet", [.. arguments, "-v", "quiet", "-nologo"], scratch.Path).Run();
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
    }
}
