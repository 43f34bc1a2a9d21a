using Nuke.Common.Tooling;

namespace EmbeddedEngine.Tests.Tooling;

[Collection(EngineCollection.Name)]
public sealed class Tools_that_run
{
    private static readonly Tool Shell = ToolResolver.GetPathTool("sh");

    [Fact]
    public void Return_the_lines_of_both_streams()
    {
        IReadOnlyCollection<Output> output = Shell(
            $"-c {"echo out; echo err >&2"}",
            logOutput: false,
            logInvocation: false
        );
        Assert.Contains(new Output { Type = OutputType.Std, Text = "out" }, output);
        Assert.Contains(new Output { Type = OutputType.Err, Text = "err" }, output);
        Assert.Equal("out", output.StdToText());
        Assert.Throws<ArgumentException>(() => output.EnsureOnlyStd());
        Assert.True(output.First() == output.First());
        Assert.True(output.First() != output.Last());
        Assert.False(output.First().Equals("out"));
        Assert.Equal(output.First().GetHashCode(), output.First().GetHashCode());
    }

    [Fact]
    public void Fail_with_the_command_and_what_went_wrong()
    {
        ProcessException exception = Assert.Throws<ProcessException>(() =>
            Shell($"-c {"echo broken >&2; exit 3"}", logOutput: false)
        );
        Assert.Equal(3, exception.ExitCode);
        Assert.Contains("exited with code 3", exception.Message, StringComparison.Ordinal);
        Assert.Contains("broken", exception.Message, StringComparison.Ordinal);
        Assert.Contains("exit code 3", exception.Short, StringComparison.Ordinal);
    }

    [Fact]
    public void Leave_their_exit_code_to_whoever_asks_for_it()
    {
        int? exitCode = null;
        Shell($"-c {"exit 4"}", exitHandler: process => exitCode = process.ExitCode);
        Assert.Equal(4, exitCode);
    }

    [Fact]
    public void Get_folder_and_environment_and_logger()
    {
        List<string> lines = [];
        Shell(
            $"-c {"pwd; echo $MARK"}",
            workingDirectory: "/",
            environmentVariables: new Dictionary<string, string>(StringComparer.Ordinal) { ["MARK"] = "set" },
            logger: (_, text) => lines.Add(text)
        );
        Assert.Equal(["/", "set"], lines);
    }

    [Fact]
    public void Are_stopped_when_their_time_is_up()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => Shell($"-c {"sleep 30"}", timeout: 50));
        Assert.Contains("took longer", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Are_told_of_when_they_are_missing()
    {
        Assert.Contains(
            "not on PATH",
            Assert.Throws<ArgumentException>(() => ToolResolver.GetPathTool("no-such-tool")).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "cannot be started",
            Assert.Throws<ProcessException>(() => ToolResolver.GetTool("/no/such/tool")("")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Are_named_by_environment_variables()
    {
        Environment.SetEnvironmentVariable("MYTOOL_EXE", ToolPathResolver.GetPathExecutable("echo"));
        try
        {
            Assert.Equal("hi", ToolResolver.GetEnvironmentOrPathTool("mytool")("hi", logOutput: false).StdToText());
            Assert.NotNull(new PathVariableAttribute("mytool").GetValue(typeof(string), new object()));
        }
        finally
        {
            Environment.SetEnvironmentVariable("MYTOOL_EXE", null);
        }
        Assert.Null(ToolResolver.TryGetEnvironmentTool("mytool"));
        Assert.NotNull(
            new PathVariableAttribute().GetValue(typeof(Tools_that_run).GetProperty(nameof(Echo))!, new object())
        );
    }

    [Fact]
    public void Start_from_a_shell_command_and_can_be_watched()
    {
        using IProcess process = ProcessTasks.StartShell("echo a; exit 0", logOutput: false, outputFilter: x => x);
        Assert.True(process.Id > 0);
        process.AssertZeroExitCode();
        Assert.True(process.HasExited);
        Assert.Equal("sh", process.FileName);
        Assert.Equal("-c \"echo a; exit 0\"", process.Arguments);
        Assert.NotEmpty(process.WorkingDirectory);
        Assert.Single(process.Output);
        using IProcess sleeping = ProcessTasks.StartProcess("sleep", "30", logOutput: false);
        RunningProcesses.Stop();
        sleeping.WaitForExit();
        Assert.NotEqual(0, sleeping.ExitCode);
        sleeping.Kill();
    }

    [Fact]
    public void Have_their_assemblies_started_with_dotnet()
    {
        using IProcess process = ProcessTasks.StartProcess("/no/such.dll", "x y", logOutput: false);
        process.WaitForExit();
        Assert.Equal("dotnet", process.FileName);
        Assert.Equal("/no/such.dll x y", process.Arguments);
    }

    [Fact]
    public void Keep_secrets_out_of_what_is_told_of_them()
    {
        ProcessException exception = Assert.Throws<ProcessException>(() =>
            Shell($"-c {"exit 1"} {"s3cret":r}", logOutput: false)
        );
        Assert.DoesNotContain("s3cret", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Have_exceptions_like_any_other()
    {
        Assert.NotNull(new ProcessException().Message);
        Assert.Equal("x", new ProcessException("x").Message);
        Assert.Equal("x", new ProcessException("x", new InvalidOperationException()).Message);
    }

    public static Tool? Echo => null;
}
