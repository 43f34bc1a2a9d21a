namespace Template.Jobs;

/// <summary>Which of the two lines of its type a job stands in.</summary>
public enum JobPriority
{
    /// <summary>The line that gets the smaller share when both are full.</summary>
    Normal,

    /// <summary>The line that gets the larger share when both are full.</summary>
    High,
}
