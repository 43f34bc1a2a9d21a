using System.Reflection;

namespace Automation.Completing;

/// <summary>What a shell reads to complete the targets and options of a build.</summary>
public static class CompletionScript
{
    /// <summary>The shells that there is a script for.</summary>
    public static IReadOnlyList<string> Shells { get; } = ["bash", "fish", "powershell", "zsh"];

    /// <summary>The script for a shell, which serves every repository with such a build.</summary>
    /// <param name="shell">A name of <see cref="Shells"/>, or a program of that name; null for the shell that a person works in.</param>
    /// <param name="variable">Reads an environment variable.</param>
    /// <exception cref="AutomationException">There is no script for the shell.</exception>
    public static string For(string? shell, Func<string, string?> variable)
    {
        string name = Path.GetFileNameWithoutExtension(shell ?? variable("SHELL") ?? "");
        if (name.Length == 0 && variable("PSModulePath") != null)
            name = "powershell";
        return name switch
        {
            "bash" or "zsh" => Read("words.sh") + Read(name),
            "fish" or "powershell" => Read(name),
            "pwsh" => Read("powershell"),
            "" => throw new AutomationException($"The environment names no shell. {Choice}"),
            _ => throw new AutomationException($"There is no completion for {name}. {Choice}"),
        };
    }

    private static string Choice =>
        $"There is {string.Join(", ", Shells.SkipLast(1))} and {Shells[^1]}: ./build.sh Completion --shell {Shells[0]}";

    private static string Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("completion." + name)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
