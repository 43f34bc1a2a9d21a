using Template.Jobs.Processing;

namespace Template.Jobs.Worker;

/// <summary>A handler and the type of job that it does.</summary>
/// <param name="Type">The type.</param>
/// <param name="Handler">The handler.</param>
internal sealed record JobRegistration(string Type, IJobHandler Handler);
