namespace Template.Jobs.Scheduling;

/// <summary>A job that is submitted again and again.</summary>
/// <param name="Name">Its name: recurring jobs with one name are one, on however many workers.</param>
/// <param name="When">When.</param>
/// <param name="What">What is submitted. Its idempotency key is made from name and time.</param>
public sealed record RecurringJob(string Name, CronExpression When, JobSubmission What);
