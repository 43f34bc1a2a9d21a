using System.Globalization;

namespace Nuke.Common.Execution.Bootstrap;

/// <summary>The files that the build program was built from, with checksum and length, as cksum writes them.</summary>
internal sealed class InputManifest
{
    private static readonly string[] Files = ["global.json", "nuget.config", ".config/dotnet-tools.json"];

    private readonly Dictionary<string, string> sums = new(StringComparer.Ordinal);

    /// <summary>What build.sh names in its list of inputs: the folder, the pattern, and the files.</summary>
    public static IReadOnlyList<string> Inputs { get; } = ["build", "Directory.*", .. Files];

    public static InputManifest Read(string file)
    {
        InputManifest manifest = new();
        foreach (string line in File.ReadAllLines(file))
        {
            // The checksum, a space, the length, a space, the path.
            int path = line.IndexOf(' ', line.IndexOf(' ', StringComparison.Ordinal) + 1) + 1;
            manifest.sums[line[path..]] = line[..(path - 1)];
        }
        return manifest;
    }

    /// <summary>True when the same files are there with the same content.</summary>
    public bool Matches(string root)
    {
        int found = 0;
        foreach (string file in Directory.GetFiles(root, "Directory.*"))
        {
            if (!IsSame(Path.GetFileName(file), file, ref found))
                return false;
        }
        foreach (string name in Files)
        {
            string file = Path.Combine(root, name);
            if (File.Exists(file) && !IsSame(name, file, ref found))
                return false;
        }
        return IsSameBelow(root, "build", ref found) && found == sums.Count;
    }

    private bool IsSameBelow(string root, string folder, ref int found)
    {
        string path = Path.Combine(root, folder);
        foreach (string file in Directory.GetFiles(path))
        {
            if (!IsSame(folder + "/" + Path.GetFileName(file), file, ref found))
                return false;
        }
        foreach (string below in Directory.GetDirectories(path))
        {
            string name = Path.GetFileName(below);
            if (name is not ("bin" or "obj") && !IsSameBelow(root, folder + "/" + name, ref found))
                return false;
        }
        return true;
    }

    private bool IsSame(string name, string file, ref int found)
    {
        found++;
        if (!sums.TryGetValue(name, out string? sum))
            return false;
        byte[] content = File.ReadAllBytes(file);
        return string.Equals(
            sum,
            Checksum.Of(content).ToString(CultureInfo.InvariantCulture)
                + " "
                + content.Length.ToString(CultureInfo.InvariantCulture),
            StringComparison.Ordinal
        );
    }
}
