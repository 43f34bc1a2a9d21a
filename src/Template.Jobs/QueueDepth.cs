using Template.Jobs.Measures;

namespace Template.Jobs;

/// <summary>How many jobs wait in one line.</summary>
/// <param name="Type">The type of the jobs.</param>
/// <param name="Priority">Their priority.</param>
/// <param name="Count">How many.</param>
public readonly record struct QueueDepth(string Type, JobPriority Priority, long Count);
