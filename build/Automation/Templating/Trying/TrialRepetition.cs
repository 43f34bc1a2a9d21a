using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Automation.Processes;
using Automation.TemplateUpdates;

namespace Automation.Templating.Trying;

/// <summary>Makes a project where one is: it is refused, and when it is forced the same files come out.</summary>
/// <param name="hive">Where the template is installed.</param>
/// <param name="folder">The project's folder.</param>
[ExcludeFromCodeCoverage(Justification = "./build.sh TestTemplate runs it in CI.")]
internal sealed class TrialRepetition(TemplateHive hive, string folder)
{
    /// <summary>What went wrong, a sentence each.</summary>
    public IEnumerable<string> Repeat(TemplateCase of)
    {
        string before = Fingerprint();
        CommandResult again = hive.Create(folder, of.Arguments);
        if (again.ExitCode == 0)
            yield return "dotnet new wrote into a folder that held a project, without --force.";
        if (Fingerprint() != before)
            yield return "dotnet new refused the folder, and changed it.";
        CommandResult forced = hive.Create(folder, [.. of.Arguments, "--force"]);
        if (forced.ExitCode != 0)
            yield return $"dotnet new --force ended with exit code {forced.ExitCode}: {(forced.Error + forced.Output).Trim()}";
        if (Fingerprint() != before)
            yield return "dotnet new --force made other files from the same answers.";
    }

    private string Fingerprint()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (
            string file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        )
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(file + "\0"));
            hash.AppendData(File.ReadAllBytes(file));
            if (!OperatingSystem.IsWindows())
                hash.AppendData(BitConverter.GetBytes((int)File.GetUnixFileMode(file)));
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
