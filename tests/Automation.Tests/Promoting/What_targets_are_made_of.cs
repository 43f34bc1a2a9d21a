using System.Net;
using System.Net.Sockets;
using Automation.Git;
using Automation.Processes;
using Automation.Services;
using Automation.Workflows;

namespace Automation.Tests.Promoting;

public sealed class What_targets_are_made_of
{
    [Fact]
    public void Tells_the_next_steps_of_a_workflow()
    {
        using ScratchFolder scratch = new();
        string file = scratch.Write("output", "a=b\n");
        Assert.Equal("deployments=[]", new WorkflowOutput(file).Write("deployments", "[]"));
        Assert.Equal("a=b\ndeployments=[]\n", scratch.Read("output"));
        Assert.Equal("x=1", new WorkflowOutput(null).Write("x", "1"));
        Assert.Equal("x=1", new WorkflowOutput("").Write("x", "1"));
        Assert.Equal(
            "The output x has several lines: 1 y=2",
            Assert.Throws<AutomationException>(() => new WorkflowOutput(file).Write("x", "1\ny=2")).Message
        );
        Assert.Equal("a=b\ndeployments=[]\n", scratch.Read("output"));
    }

    [UnixFact]
    public async Task Ends_in_order_when_it_is_stopped()
    {
        AutomationException stopped = await Assert.ThrowsAsync<AutomationException>(() =>
            Interruption.RunAsync(async x =>
            {
                new Command("kill", ["-TERM", $"{Environment.ProcessId}"], Path.GetTempPath()).Run();
                await Task.Delay(TimeSpan.FromMinutes(1), x);
            })
        );
        Assert.Equal("It was stopped before it was done.", stopped.Message);
    }

    [Fact]
    public async Task Takes_nothing_else_for_a_stop()
    {
        bool isDone = false;
        await Interruption.RunAsync(_ => Task.FromResult(isDone = true));
        Assert.True(isDone);
        await Assert.ThrowsAsync<OperationCanceledException>(() =>
            Interruption.RunAsync(_ => throw new OperationCanceledException())
        );
    }

    [Fact]
    public void Finds_ports_in_a_row()
    {
        int first = FreePort.FindRange(4);
        foreach (int port in Enumerable.Range(first, 4))
        {
            using TcpListener listener = new(IPAddress.Loopback, port);
            listener.Start();
        }
        Assert.StartsWith(
            "No 70000 ports in a row are free",
            Assert.Throws<AutomationException>(() => FreePort.FindRange(70000)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Commits_in_the_name_of_whoever_is_there()
    {
        using GitScratch scratch = new();
        Assert.Empty(GitIdentity.Options(scratch.Repository));
        scratch.Git("config", "user.name", "");
        Assert.Equal(
            ["-c", "user.name=Build", "-c", "user.email=build@localhost"],
            GitIdentity.Options(scratch.Repository)
        );
    }
}
