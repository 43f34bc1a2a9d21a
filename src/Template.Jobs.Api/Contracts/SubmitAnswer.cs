namespace Template.Jobs.Api.Contracts;

/// <summary>The answer to a submission.</summary>
/// <param name="Id">The job.</param>
/// <param name="Status">Where it stood when it was taken.</param>
/// <param name="Location">Where to ask how it stands.</param>
internal sealed record SubmitAnswer(string Id, JobStatus Status, string Location);
