using System.Security.Cryptography;
using Automation.Processes;
using Automation.Services;

namespace Automation.Documentation.Site;

/// <summary>The packages that the site is generated with: what the lock file says, and installed only when it says something else.</summary>
/// <param name="docs">The folder with <c>package.json</c> and <c>package-lock.json</c>.</param>
/// <param name="place">The folder that they are installed in.</param>
/// <param name="find">Finds a program; null when it is not installed.</param>
public sealed class NodePackages(string docs, string place, Func<string, string?>? find = null)
{
    private static readonly string[] Inputs = ["package.json", "package-lock.json", ".npmrc"];

    private readonly Func<string, string?> find = find ?? Found;

    /// <summary>The program node.</summary>
    /// <exception cref="AutomationException">It is not installed.</exception>
    public string Node => Needed("node");

    /// <summary>Installs them.</summary>
    /// <returns>False when they were there.</returns>
    /// <exception cref="AutomationException">node or npm is missing, or npm cannot install them.</exception>
    public bool Install()
    {
        _ = Node;
        string npm = Needed("npm");
        string stamp = Path.Combine(place, "node_modules", ".installed");
        string wanted = Hash();
        if (File.Exists(stamp) && File.ReadAllText(stamp) == wanted)
            return false;
        Directory.CreateDirectory(place);
        foreach (string name in Inputs.Where(x => File.Exists(Path.Combine(docs, x))))
            File.Copy(Path.Combine(docs, name), Path.Combine(place, name), overwrite: true);
        CommandResult result = new Command(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], place).Run();
        if (result.ExitCode != 0)
            throw new AutomationException(
                $"npm cannot install what the documents are built with: {FirstError(result)} Check its registry: npm config get registry"
            );
        File.WriteAllText(stamp, wanted);
        return true;
    }

    private string Needed(string program) =>
        find(program)
        ?? throw new AutomationException(
            $"The documents are built with Node.js, and {program} is not on PATH. Install Node.js 20 or later, with npm; every other target works without it."
        );

    private static string? Found(string program) =>
        OperatingSystem.IsWindows() && program == "npm" ? ProgramPath.Find("npm.cmd") : ProgramPath.Find(program);

    private static string FirstError(CommandResult result) =>
        string.Join(
            ' ',
            result
                .Error.Split('\n')
                .Where(x => x.StartsWith("npm error", StringComparison.Ordinal))
                .Select(x => x["npm error".Length..].Trim())
                .Where(x => x.Length > 0)
                .Take(3)
        );

    private string Hash()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string name in Inputs.Where(x => File.Exists(Path.Combine(docs, x))))
            hash.AppendData(File.ReadAllBytes(Path.Combine(docs, name)));
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
