using Automation.Deploying;

namespace Automation.Tests.Deploying;

public sealed class Two_deployments_at_once : IDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly List<string> said = [];

    public void Dispose() => scratch.Dispose();

    private DeploymentLock Lock => new(Path.Combine(scratch.Path, "dev"), TimeProvider.System, said.Add);

    [Fact]
    public void Are_one_too_many()
    {
        using (Lock.Take(TimeSpan.Zero))
        {
            string message = Assert.Throws<AutomationException>(() => Lock.Take(TimeSpan.Zero)).Message;
            Assert.Contains(
                $"process {Environment.ProcessId} on {Environment.MachineName} since 2",
                message,
                StringComparison.Ordinal
            );
        }
        using IDisposable free = Lock.Take(TimeSpan.Zero);
        Assert.Empty(said);
    }

    [Fact]
    public async Task Are_one_after_the_other_for_who_can_wait()
    {
        IDisposable first = Lock.Take(TimeSpan.Zero);
        Task<IDisposable> second = Task.Run(() => Lock.Take(TimeSpan.FromSeconds(30)));
        while (said.Count == 0)
            await Task.Delay(5);
        Assert.False(second.IsCompleted);
        first.Dispose();
        using IDisposable taken = await second;
        Assert.StartsWith("Waiting for another deployment in ", Assert.Single(said), StringComparison.Ordinal);
    }

    [UnixFact]
    public void Need_a_folder_that_can_be_written()
    {
        scratch.Write("file", "");
        DeploymentLock impossible = new(Path.Combine(scratch.Path, "file", "dev"), TimeProvider.System, said.Add);
        string message = Assert.Throws<AutomationException>(() => impossible.Take(TimeSpan.Zero)).Message;
        Assert.Contains("cannot be written", message, StringComparison.Ordinal);
        Assert.Contains(DeploymentTargets.FolderVariable, message, StringComparison.Ordinal);
    }
}
