using Automation.Completing;
using Automation.Processes;

namespace Automation.Tests.Completing;

public sealed class Completing_in_a_shell : IDisposable
{
    private const string Words =
        "target\tTest\t-\tRuns the tests\n"
        + "target\tTestTemplate\t-\tTries: all\n"
        + "target\tVersion\t-\tPrints it\n"
        + "option\t--filter\t-\tWhich tests\n"
        + "option\t--shell\tbash,zsh\tThe shell\n";

    private const string Bash = """
        try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _build_complete; echo "${COMPREPLY[*]}"; }

        """;

    private const string Zsh = """
        _describe() { shift; print -- ${${(@P)1}%%:*}; }
        _files() { print files; }
        try() { words=("$@"); CURRENT=$#; _build_complete; }

        """;

    private const string Fish = """
        function try
            complete -C (string join -- ' ' $argv) | string split -f 1 \t | string join ' '
        end

        """;

    private readonly ScratchFolder folder = new();

    public Completing_in_a_shell()
    {
        folder.Write("my repo/.nuke/build/current.embedded", "key\n/nowhere\n");
        folder.Write("my repo/.nuke/completion.tsv", Words);
    }

    public void Dispose() => folder.Dispose();

    [ShellFact("bash")]
    public void Offers_targets_options_and_values_to_bash()
    {
        string[] offered = Offered("bash", Bash);
        Assert.Equal(["Test TestTemplate", "--filter", "bash zsh", "bash", "", ""], offered);
    }

    [ShellFact("zsh")]
    public void Offers_targets_options_and_values_to_zsh()
    {
        // zsh filters what it is offered by what was typed.
        string[] offered = Offered("zsh", Zsh);
        Assert.Equal(
            ["Test TestTemplate Version", "--filter --shell", "bash zsh", "bash zsh", "files", "files"],
            offered
        );
    }

    [ShellFact("fish")]
    public void Offers_targets_options_and_values_to_fish()
    {
        string[] offered = Offered("fish", Fish);
        Assert.Equal(["Test TestTemplate", "--filter", "bash zsh", "bash"], offered[..4]);
    }

    [ShellFact("bash")]
    public void Asks_the_program_anew_when_it_was_compiled_and_never_compiles()
    {
        string repository = Path.Combine(folder.Path, "my repo");
        folder.WriteProgram(
            "dotnet/dotnet",
            "#!/bin/sh\nprintf 'target\\tAsked%s\\t-\\t-\\n' \"$(echo \"$*\" | wc -w)\"\n"
        );
        folder.Write("my repo/.nuke/build/current.embedded", $"key\n{folder.Path}/dotnet\n");
        File.SetLastWriteTimeUtc(
            Path.Combine(repository, ".nuke", "completion.tsv"),
            DateTime.UtcNow - TimeSpan.FromMinutes(1)
        );
        Assert.Equal("Asked8", Run("bash", Bash + "try './my repo/build.sh' As"));
        Assert.Equal("target\tAsked8\t-\t-\n", folder.Read("my repo/.nuke/completion.tsv"));
        Assert.Equal(
            ["completion.tsv"],
            Directory.GetFiles(Path.Combine(repository, ".nuke")).Select(Path.GetFileName)
        );
    }

    [ShellFact("bash")]
    public void Offers_nothing_where_nothing_was_built_or_the_program_fails()
    {
        folder.Write("other/.nuke/build/current.embedded", "key\n/nowhere\n");
        Assert.Equal("\n", Run("bash", Bash + "try ./other/build.sh Te; try ./none/build.sh Te"));
        Assert.Empty(Directory.GetFiles(Path.Combine(folder.Path, "other", ".nuke")));
    }

    [Theory]
    [InlineData(null, "/usr/bin/zsh", "compdef")]
    [InlineData("fish", "/usr/bin/zsh", "function __build_complete")]
    [InlineData("/bin/bash", null, "complete -o")]
    [InlineData("pwsh", null, "Register-ArgumentCompleter")]
    [InlineData(null, null, "Register-ArgumentCompleter")]
    public void Has_a_script_for_each_shell(string? named, string? environment, string held) =>
        Assert.Contains(
            held,
            CompletionScript.For(named, x => x == "SHELL" ? environment : "modules"),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("tcsh", "There is no completion for tcsh. There is bash, fish, powershell and zsh")]
    [InlineData(null, "The environment names no shell. There is bash")]
    public void Says_which_shells_there_are(string? named, string sentence) =>
        Assert.StartsWith(
            sentence,
            Assert.Throws<AutomationException>(() => CompletionScript.For(named, _ => null)).Message,
            StringComparison.Ordinal
        );

    private string[] Offered(string shell, string tries)
    {
        string[] lines =
        [
            "./build.sh Te",
            "./build.sh Test --fi",
            "./build.sh Version --shell ''",
            "./build.sh Version --shell b",
            "./build.sh Test --filter x",
            "./build.sh Test --filter x T",
        ];
        string script = string.Join('\n', lines.Select(x => shell == "fish" ? $"try {Fished(x)}" : $"try {x}"));
        return Run(shell, $"cd 'my repo'\n{tries}{script}").Split('\n');

        // fish completes a line of text, in which the empty word is the blank at the end.
        static string Fished(string line) => $"\"{line.Replace("''", "", StringComparison.Ordinal)}\"";
    }

    private string Run(string shell, string script)
    {
        string[] quiet = shell switch
        {
            "zsh" => ["-f"],
            "fish" => ["--no-config"],
            _ => ["--norc"],
        };
        string prepared = shell == "zsh" ? "compdef() { }\n" : "";
        CommandResult result = new Command(
            shell,
            [.. quiet, "-c", prepared + CompletionScript.For(shell, _ => null) + "\n" + script],
            folder.Path
        ).Run();
        Assert.Equal("", result.Error);
        return result.Output.EndsWith('\n') ? result.Output[..^1] : result.Output;
    }
}
