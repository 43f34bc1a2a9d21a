using System.Globalization;
using System.IO.Enumeration;
using System.Security.Cryptography;

namespace Nuke.Common.Execution.Bootstrap;

/// <summary>The files that the build program was made from, as build/bootstrap.sh found them.</summary>
/// <remarks>The two lists of what to look at come with it, so that the script and the program cannot disagree on them.</remarks>
internal sealed class InputManifest
{
    private const string InputsPrefix = "# inputs: ";
    private const string IgnoredPrefix = "# ignored: ";

    private readonly Dictionary<string, string> checksums = new(StringComparer.Ordinal);
    private string[] inputs = [];
    private string[] ignored = [];

    public static InputManifest Read(string file)
    {
        InputManifest manifest = new();
        foreach (string line in File.ReadAllLines(file))
        {
            if (line.StartsWith(InputsPrefix, StringComparison.Ordinal))
                manifest.inputs = line[InputsPrefix.Length..].Split(' ');
            else if (line.StartsWith(IgnoredPrefix, StringComparison.Ordinal))
                manifest.ignored = line[IgnoredPrefix.Length..].Split(' ');
            else
                manifest.Add(line);
        }
        return manifest;
    }

    /// <summary>True when the same files are below <paramref name="root"/>, with the same content; their times do not matter.</summary>
    public bool Matches(string root)
    {
        int found = 0;
        foreach (string input in inputs)
        {
            if (!MatchesInput(root, input, ref found))
                return false;
        }
        return found == checksums.Count;
    }

    /// <summary>A line of cksum (checksum, space, length, space, path) or of sha256sum (hash, two spaces, path).</summary>
    private void Add(string line)
    {
        int path = line.IndexOf(' ', line.IndexOf(' ', StringComparison.Ordinal) + 1) + 1;
        checksums[line[path..]] = line[..(path - 1)];
    }

    private bool MatchesInput(string root, string input, ref int found)
    {
        string path = Path.Join(root, input);
        if (Directory.Exists(path))
            return MatchesFolder(path, input, ref found);
        if (!input.Contains('*', StringComparison.Ordinal))
            return !File.Exists(path) || MatchesFile(path, input, ref found);
        foreach (string entry in Directory.GetFileSystemEntries(root))
        {
            string name = Path.GetFileName(entry);
            if (
                FileSystemName.MatchesSimpleExpression(input, name, ignoreCase: false)
                && !MatchesInput(root, name, ref found)
            )
                return false;
        }
        return true;
    }

    private bool MatchesFolder(string folder, string name, ref int found)
    {
        foreach (string file in Directory.GetFiles(folder))
        {
            string fileName = Path.GetFileName(file);
            if (!IsIgnored(fileName) && !MatchesFile(file, name + "/" + fileName, ref found))
                return false;
        }
        foreach (string below in Directory.GetDirectories(folder))
        {
            string folderName = Path.GetFileName(below);
            if (!IsIgnored(folderName) && !MatchesFolder(below, name + "/" + folderName, ref found))
                return false;
        }
        return true;
    }

    private bool MatchesFile(string file, string name, ref int found)
    {
        if (!checksums.TryGetValue(name, out string? checksum))
            return File.ResolveLinkTarget(file, returnFinalTarget: true) is { Exists: false }; // A link to nothing is no input.
        found++;
        byte[] content = File.ReadAllBytes(file);
        // Windows has no cksum.
        string actual = checksum.Length > SHA256.HashSizeInBytes * 2 ? Hash(content) : Sum(content);
        return string.Equals(checksum, actual, StringComparison.Ordinal);
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content)) + " ";

    private static string Sum(byte[] content) =>
        Checksum.Of(content).ToString(CultureInfo.InvariantCulture)
        + " "
        + content.Length.ToString(CultureInfo.InvariantCulture);

    private bool IsIgnored(string name)
    {
        foreach (string pattern in ignored)
        {
            if (FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false))
                return true;
        }
        return false;
    }
}
