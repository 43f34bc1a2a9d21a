namespace Template.Jobs.Spool;

/// <summary>What is on the disk itself, and not only in the memory of the operating system, before an operation returns.</summary>
public enum SpoolDurability
{
    /// <summary>Nothing. A process that is killed loses nothing; a machine that loses power can lose the last seconds.</summary>
    None,

    /// <summary>Jobs that were submitted. After a loss of power a finished job may run again.</summary>
    Submissions,

    /// <summary>Jobs that were submitted and how they ended.</summary>
    Everything,
}
