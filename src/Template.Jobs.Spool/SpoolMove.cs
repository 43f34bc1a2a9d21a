namespace Template.Jobs.Spool;

/// <summary>Where a job goes and why.</summary>
internal sealed record SpoolMove(JobStatus To, SpoolLine Line);
