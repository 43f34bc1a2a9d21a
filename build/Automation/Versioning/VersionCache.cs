using System.Collections;
using System.Security.Cryptography;
using System.Text;
using Automation.Versioning.Histories;

namespace Automation.Versioning;

/// <summary>Versions that were calculated before, keyed by all that they depend on: refs, configuration, arguments and this program.</summary>
internal sealed class VersionCache
{
    private const int Most = 32;
    private readonly string folder;
    private readonly string file;

    public VersionCache(RepositoryRefs refs, VersionRequest request, string configuration)
    {
        folder = Path.Combine(refs.SharedFolder, "version-cache");
        StringBuilder key = new();
        key.Append(typeof(VersionCache).Module.ModuleVersionId).Append('\n');
        key.Append(refs.Fingerprint).Append('\n');
        key.Append(request.Branch).Append('\n').Append(request.Commit).Append('\n');
        foreach ((string name, string value) in request.Overrides.OrderBy(x => x.Key, StringComparer.Ordinal))
            key.Append(name).Append('=').Append(value).Append('\n');
        key.Append(configuration).Append('\n');
        // A configuration may name variables of the environment.
        if (
            (configuration + string.Concat(request.Overrides.Values)).Contains(
                "env:",
                StringComparison.OrdinalIgnoreCase
            )
        )
        {
            foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
                key.Append(variable.Key).Append('=').Append(variable.Value).Append('\n');
        }
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(key.ToString()));
        file = Path.Combine(folder, $"{Convert.ToHexStringLower(hash)[..40]}.json");
    }

    /// <summary>What was remembered; null when nothing was.</summary>
    public VersionVariables? Recall()
    {
        try
        {
            return File.Exists(file) ? VersionVariables.FromJson(File.ReadAllText(file)) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Remembers a version. Without a place to write to, it is calculated again the next time.</summary>
    public void Remember(VersionVariables variables)
    {
        try
        {
            Directory.CreateDirectory(folder);
            string prepared = $"{file}.{Environment.ProcessId}";
            File.WriteAllText(prepared, variables.ToJson());
            File.Move(prepared, file, overwrite: true);
            foreach (
                FileInfo old in new DirectoryInfo(folder)
                    .GetFiles()
                    .OrderByDescending(x => x.LastWriteTimeUtc)
                    .Skip(Most)
            )
                old.Delete();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Calculated again the next time.
        }
    }
}
