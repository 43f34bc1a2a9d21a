using Automation.Processes;
using Automation.Projects;

namespace Automation.Packaging;

/// <summary>Installs packed tools as their users do, and runs them.</summary>
/// <param name="packages">The folder with the packages.</param>
/// <param name="scratch">A folder for what is installed; it is emptied first.</param>
public sealed class ToolCheck(string packages, string scratch)
{
    /// <summary>Installs a tool from its package and compares what it prints with what the built program prints.</summary>
    /// <param name="project">The project; its <c>ToolCheckArguments</c> say what to run, <c>--help</c> by default.</param>
    /// <param name="program">The built program's assembly.</param>
    /// <returns>A sentence, or null when both print the same.</returns>
    public string? Check(ProjectFile project, string program)
    {
        string[] arguments = (project.Property("ToolCheckArguments") ?? "--help").Split(' ');
        string command = project.Property("ToolCommandName") ?? project.Name;
        if (Install(project.Name) is { } failure)
            return $"{project.Name} cannot be installed from its package: {failure}";
        CommandResult installed = new Command(Path.Combine(scratch, "bin", command), arguments, scratch).Run();
        CommandResult built = new Command("dotnet", ["exec", program, .. arguments], scratch).Run();
        string line = $"{command} {string.Join(' ', arguments)}";
        if (installed.ExitCode != 0 || installed.Output.Length == 0)
            return $"{line} from the package ended with exit code {installed.ExitCode} and printed {installed.Output.Length} characters: {installed.Error}".TrimEnd();
        return installed.Output == built.Output
            ? null
            : $"{line} prints something else from the package than from the build. Run ./build.sh Clean Pack";
    }

    /// <summary>The folder is the only source, and no package comes from a cache: an older build of the same version may lie there.</summary>
    private string? Install(string package)
    {
        if (Directory.Exists(scratch))
            Directory.Delete(scratch, recursive: true);
        Directory.CreateDirectory(scratch);
        string configuration = Path.Combine(scratch, "nuget.config");
        File.WriteAllText(
            configuration,
            $"<configuration><packageSources><clear /><add key=\"packed\" value=\"{packages}\" /></packageSources></configuration>"
        );
        CommandResult result = new Command(
            "dotnet",
            [
                "tool",
                "install",
                package,
                "--tool-path",
                Path.Combine(scratch, "bin"),
                "--configfile",
                configuration,
                "--prerelease",
            ],
            scratch
        )
        {
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["NUGET_PACKAGES"] = Path.Combine(scratch, "packages"),
            },
        }.Run();
        return result.ExitCode == 0 ? null : (result.Error + result.Output).Trim();
    }
}
