namespace Template.Jobs.Api.Contracts;

/// <summary>How many jobs of a type wait.</summary>
/// <param name="Type">The type.</param>
/// <param name="High">Those with a high priority.</param>
/// <param name="Normal">The others.</param>
internal sealed record QueueView(string Type, long High, long Normal);
