using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Automation.Health.Reading;
using Automation.Processes;
using Automation.Projects;

namespace Automation.Documentation.Proving;

/// <summary>Compiles the C# of pages against the projects of the repository: one project for all pages.</summary>
/// <param name="repository">The repository.</param>
/// <param name="folder">The folder of the project.</param>
public sealed class CompiledBlocks(DocumentedRepository repository, string folder)
{
    /// <summary>Compiles them.</summary>
    /// <param name="pages">The pages, relative to the root.</param>
    /// <returns>How many blocks were compiled.</returns>
    /// <exception cref="AutomationException">One does not compile.</exception>
    [ExcludeFromCodeCoverage(Justification = "./build.sh TestDocs runs it in CI.")]
    public int Compile(IEnumerable<string> pages)
    {
        int count = Write(pages);
        CommandResult result = new Command(
            "dotnet",
            ["build", folder, "--configuration", repository.Configuration, "--nologo", "-v", "q", "-clp:NoSummary"],
            repository.Root
        ).Run();
        return result.ExitCode == 0
            ? count
            : throw new AutomationException(
                $"C# in pages does not compile; file and line are the page's:\n{result.Output.Trim()}\nMend the pages, then run ./build.sh TestDocs"
            );
    }

    /// <summary>Writes the project.</summary>
    /// <param name="pages">The pages, relative to the root.</param>
    /// <returns>How many blocks it has.</returns>
    internal int Write(IEnumerable<string> pages)
    {
        Directory.CreateDirectory(folder);
        foreach (string old in Directory.EnumerateFiles(folder, "*.cs"))
            File.Delete(old);
        int count = 0;
        foreach (string page in pages)
        foreach (CodeBlock block in CodeBlock.Read(repository.Text(page)).Where(x => x.Proof == "compile"))
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"Block{++count}");
            File.WriteAllText(
                Path.Combine(folder, $"{name}.cs"),
                Source(name, Path.Combine(repository.Root, page), block)
            );
        }
        File.WriteAllText(Path.Combine(folder, "Examples.csproj"), Project());
        return count;
    }

    /// <summary>A block as a file: types stand as they are, statements in a method that is given what the page names.</summary>
    private static string Source(string name, string page, CodeBlock block)
    {
        string[] lines = block.Text.Split('\n');
        string place = string.Create(CultureInfo.InvariantCulture, $"#line {block.Line + 1} \"{page}\"\n");
        if (Array.Exists(lines, x => x.StartsWith("namespace ", StringComparison.Ordinal)))
            return place + block.Text;
        StringBuilder source = new();
        foreach (string line in lines.Where(IsUsing))
            source.AppendLine(line);
        source.Append(CultureInfo.InvariantCulture, $"internal static class {name}\n{{\n");
        source.Append(CultureInfo.InvariantCulture, $"public static async Task Run({block.Note})\n{{\n{place}");
        foreach (string line in lines)
            source.AppendLine(IsUsing(line) ? "" : line);
        return source.Append("#line default\nawait Task.CompletedTask;\n}\n}\n").ToString();
    }

    /// <summary>A directive, and no statement that disposes of something.</summary>
    private static bool IsUsing(string line) =>
        line.StartsWith("using ", StringComparison.Ordinal)
        && line.EndsWith(';')
        && !line.Contains('=', StringComparison.Ordinal);

    private string Project()
    {
        IEnumerable<string> references = repository
            .Projects.Where(x =>
                !x.IsTest && (x.IsPackable && !x.IsTool || x.Path == "build/Automation/Automation.csproj")
            )
            .Select(x => $"    <ProjectReference Include=\"{x.FullPath}\" />\n");
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <RunAnalyzers>false</RunAnalyzers>
                <TreatWarningsAsErrors>false</TreatWarningsAsErrors>
                <NoWarn>$(NoWarn);CS1591</NoWarn>
                <RestorePackagesWithLockFile>false</RestorePackagesWithLockFile>
              </PropertyGroup>
              <ItemGroup>
            {string.Concat(references)}  </ItemGroup>
            </Project>
            """;
    }
}
