namespace Template.Jobs.Processing;

/// <summary>Does the jobs of one type.</summary>
public interface IJobHandler
{
    /// <summary>Does one job.</summary>
    /// <param name="job">What is to be done.</param>
    /// <param name="cancellation">
    /// Cancelled when the job was called off, when its lease is lost, and when the worker stops and its time is up.
    /// </param>
    /// <returns>What the job gave: an object that is kept as JSON, or nothing.</returns>
    /// <exception cref="PermanentJobException">Trying again is of no use: the job is dead at once.</exception>
    /// <remarks>Any other exception fails the attempt. A job can run twice, so doing it twice must do no harm.</remarks>
    ValueTask<object?> RunAsync(JobContext job, CancellationToken cancellation);
}
