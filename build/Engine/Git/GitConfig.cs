using Nuke.Common.IO;

namespace Nuke.Common.Git;

/// <summary>The configuration of a repository, as far as its remotes and branches are asked for.</summary>
internal sealed class GitConfig
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    public static GitConfig Read(AbsolutePath file)
    {
        GitConfig config = new();
        string section = "";
        foreach (string line in file.FileExists() ? file.ReadAllLines() : [])
        {
            string text = line.Trim();
            if (text.StartsWith('[') && text.EndsWith(']'))
                section = text[1..^1];
            else if (text.Split('=', 2) is [var key, var value])
                config.values[$"{section}|{key.Trim()}"] = value.Trim();
        }
        return config;
    }

    /// <summary>The value of a key in <c>[section "name"]</c>, or null.</summary>
    public string? Get(string section, string name, string key) =>
        values.GetValueOrDefault($"{section} \"{name}\"|{key}");
}
