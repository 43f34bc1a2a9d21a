namespace Template.Jobs.Spool;

/// <summary>Where a job's file was seen.</summary>
internal sealed record SpoolPlace(JobId Id, JobStatus Status, string Path)
{
    /// <summary>Whether somebody moves it just now.</summary>
    public bool IsMoving =>
        string.Equals(
            System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(Path)),
            "moving",
            StringComparison.Ordinal
        );
}
