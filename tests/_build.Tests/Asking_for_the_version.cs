using System.Diagnostics;

namespace BuildTests;

public sealed class Asking_for_the_version : IDisposable
{
    private readonly HookedRepository repository = new();

    public void Dispose() => repository.Dispose();

    [UnixFact]
    public void Prints_it_alone_and_all_else_elsewhere()
    {
        // As in a fresh clone: the hooks are not in use yet, and the first start says that they are now.
        repository.Git("config", "--unset", "core.hooksPath");
        Assert.Equal(("0.0.1-work.1+1\n", 0), Output("Version"));
        Assert.Equal("0.0.1.0\n", Output("Version", "--variable", "AssemblySemVer").Output);
        string nowhere = Directory.CreateTempSubdirectory("no repository ").FullName;
        Assert.Equal(("0.0.0-0\n", 0), Output("Version", "--repository", nowhere));
        Assert.NotEqual(0, Output("Version", "--repository", nowhere, "--require-history").ExitCode);
        Assert.NotEqual(0, Output("Version", "--variable", "None").ExitCode);
        Assert.StartsWith("{\n  \"AssemblySemFileVer\"", Output("Version", "--json").Output, StringComparison.Ordinal);
        Directory.Delete(nowhere);
    }

    [UnixFact]
    public void Prints_other_answers_alone_too()
    {
        using System.Text.Json.JsonDocument findings = System.Text.Json.JsonDocument.Parse(
            Output("Doctor", "--json").Output
        );
        Assert.Equal(System.Text.Json.JsonValueKind.Array, findings.RootElement.GetProperty("findings").ValueKind);
        Assert.StartsWith("# What the build", Output("Completion", "--shell", "fish").Output, StringComparison.Ordinal);
    }

    [UnixFact]
    public void Says_once_on_standard_error_why_there_is_none()
    {
        Fails("Version --repository nowhere", "nowhere does not exist");
        Fails("Version --repository", "--repository has no value");
        Fails("Version --repository=", "--repository has no value");
        Fails("Version --json --variable Major", "--json and --variable cannot be combined");
        Fails("Version --show-candidates --json", "--json and --show-candidates cannot be combined");
        Fails("Version --version-source other", "There are build and gitversion");
        Fails("ReleaseNotes", "No version is named");
        Fails("ReleaseNotes --release-version 1.0.0", "There is no CHANGELOG.md");

        void Fails(string line, string problem)
        {
            (string output, string error, int exitCode) = All(line.Split(' '));
            Assert.Equal(("", 255), (output, exitCode));
            Assert.Contains(problem, Assert.Single(error.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
        }
    }

    [UnixFact]
    public void Uses_its_own_calculator_where_the_feed_lacks_the_tool() =>
        Assert.Equal(("0.0.1-work.1+1\n", 0), Output("Version", "--version-source", "gitversion"));

    [UnixFact]
    public void Is_the_same_from_any_folder_and_with_settings_of_git_that_change_its_words()
    {
        repository.Git("config", "log.showSignature", "true");
        repository.Git("config", "log.decorate", "full");
        repository.Git("config", "color.ui", "always");
        repository.Git("config", "format.pretty", "oneline");
        repository.Git("config", "log.date", "relative");
        repository.Git("config", "core.quotePath", "true");
        repository.Git("tag", "v1.0.0");
        repository.Git("commit", "-q", "--no-verify", "--allow-empty", "-m", "+semver: minor");
        Assert.Equal("1.1.0-work.1+1\n", Output("Version").Output);
        ProcessStartInfo start = repository.Start(repository.At("build.sh"), "Version", "--repository", "a repository");
        start.WorkingDirectory = Path.GetDirectoryName(repository.Root)!;
        using Process process = Process.Start(start)!;
        Assert.Equal("1.1.0-work.1+1\n", process.StandardOutput.ReadToEnd());
    }

    private (string Output, int ExitCode) Output(params string[] arguments)
    {
        (string output, _, int exitCode) = All(arguments);
        return (output, exitCode);
    }

    private (string Output, string Error, int ExitCode) All(params string[] arguments)
    {
        using Process process = Process.Start(repository.Start(repository.At("build.sh"), arguments))!;
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output, error.GetAwaiter().GetResult(), process.ExitCode);
    }
}
