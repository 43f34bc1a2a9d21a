using Automation.Processes;

namespace Automation.Doctor;

/// <summary>The sources of packages that NuGet uses in a folder.</summary>
internal static class PackageSources
{
    /// <summary>Asks dotnet for those that are switched on.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <exception cref="AutomationException">dotnet cannot tell.</exception>
    public static IReadOnlyList<string> Read(string root)
    {
        CommandResult result = new Command("dotnet", ["nuget", "list", "source", "--format", "Short"], root).Run();
        return result.ExitCode == 0
            ? Parse(result.Output)
            : throw new AutomationException(
                $"dotnet cannot tell the sources of packages: {(result.Error + result.Output).Trim().Split('\n')[0]} Try: dotnet nuget list source"
            );
    }

    /// <summary>Reads lines such as <c>E https://…</c>, in which E stands for enabled.</summary>
    internal static IReadOnlyList<string> Parse(string output) =>
        [
            .. output
                .Split('\n', StringSplitOptions.TrimEntries)
                .Select(x => x.Split(' ', 2))
                .Where(x => x.Length == 2 && x[0].StartsWith('E'))
                .Select(x => x[1]),
        ];

    /// <summary>What may be shown of a source: of an address neither user nor path, since both can hold a secret.</summary>
    public static string Shown(string source) =>
        Uri.TryCreate(source, UriKind.Absolute, out Uri? address) && !address.IsFile
            ? $"{address.Scheme}://{address.Host}{(address.IsDefaultPort ? "" : $":{address.Port}")}"
            : source;
}
