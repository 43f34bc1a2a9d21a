namespace Template.Jobs.Spool;

/// <summary>A job that this process has leased. Heartbeat and report of one job take turns.</summary>
internal sealed class HeldJob(LeaseName name, SpoolFile file)
{
    public Lock Gate { get; } = new();

    public LeaseName Name { get; set; } = name;

    public SpoolFile File { get; } = file;
}
