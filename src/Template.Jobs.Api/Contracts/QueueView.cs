using Template.Jobs.Measures;

namespace Template.Jobs.Api.Contracts;

/// <summary>How many jobs of a type wait.</summary>
internal sealed record QueueView(string Type, long High, long Normal);
