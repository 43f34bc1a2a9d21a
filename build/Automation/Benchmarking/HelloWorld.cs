using Automation.Processes;

namespace Automation.Benchmarking;

/// <summary>The smallest program that .NET can start: the floor for what starting the build costs.</summary>
public static class HelloWorld
{
    /// <summary>Compiles it.</summary>
    /// <param name="folder">An empty folder for it.</param>
    /// <returns>The command that runs it.</returns>
    public static Command Compile(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(
            Path.Combine(folder, "hello.csproj"),
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <InvariantGlobalization>true</InvariantGlobalization>
                <TieredPGO>false</TieredPGO>
              </PropertyGroup>
            </Project>
            """
        );
        // What is above the folder must not reach into it.
        foreach (
            string file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" }
        )
            File.WriteAllText(Path.Combine(folder, file), "<Project />");
        File.WriteAllText(Path.Combine(folder, "Program.cs"), "System.Console.WriteLine(\"hello\");");
        CommandResult result = new Command(
            "dotnet",
            ["build", "-c", "Release", "-v", "quiet", "-nologo", "-o", "out"],
            folder
        ).Run();
        return result.ExitCode == 0
            ? new Command("dotnet", ["exec", Path.Combine(folder, "out", "hello.dll")], folder)
            : throw new AutomationException(
                $"The program to compare with cannot be compiled:\n{result.Output}{result.Error}"
            );
    }
}
