namespace Template.Jobs;

/// <summary>What a worker has room for.</summary>
/// <param name="Worker">The name of the worker, for people.</param>
/// <param name="Lease">How long the worker may be silent.</param>
/// <param name="Slots">For each type how many jobs at most; the types take turns.</param>
/// <param name="Most">How many jobs at most in all.</param>
public sealed record ClaimRequest(string Worker, TimeSpan Lease, IReadOnlyList<TypeSlots> Slots, int Most);
