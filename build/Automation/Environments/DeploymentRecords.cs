using Automation.Git;

namespace Automation.Environments;

/// <summary>What was done in the environments, kept as annotated tags of the repository.</summary>
/// <param name="root">The top folder of the work tree.</param>
/// <param name="time">The clock.</param>
public sealed class DeploymentRecords(string root, TimeProvider time)
{
    private const int MostAttempts = 100;
    private readonly GitRepository git = new(root);

    /// <summary>All records, oldest first.</summary>
    /// <exception cref="AutomationException">A record was changed, moved, put in or is missing; the sentence names its tag.</exception>
    public IReadOnlyList<DeploymentRecord> All()
    {
        (IReadOnlyList<DeploymentRecord> records, string? missing) = Known();
        return missing == null ? records : throw new AutomationException(missing);
    }

    /// <summary>The records that this clone has, oldest first, and in a sentence which ones it lacks.</summary>
    /// <exception cref="AutomationException">A record was changed, moved or put in; the sentence names its tag.</exception>
    public (IReadOnlyList<DeploymentRecord> Records, string? Missing) Known()
    {
        RecordChain chain = new(new RecordTags(git).Read());
        return ([.. chain.Tags.Select(x => x.Record)], chain.Missing);
    }

    /// <summary>What runs in an environment since; null when nothing was ever put there.</summary>
    /// <exception cref="AutomationException">The records are not whole.</exception>
    public DeploymentRecord? Current(string environment) =>
        All().LastOrDefault(x => x.Environment == environment && x.IsChange);

    /// <summary>The last time that a release was put into an environment and ran there; null when it never was.</summary>
    /// <exception cref="AutomationException">The records are not whole.</exception>
    public DeploymentRecord? Succeeded(string environment, string digest) =>
        All().LastOrDefault(x => x.Environment == environment && x.Digest == digest && x.IsChange);

    /// <summary>The last time that a release kept within the limits of an environment; null when it never did.</summary>
    /// <exception cref="AutomationException">The records are not whole.</exception>
    public DeploymentRecord? Validated(string environment, string digest) =>
        All().LastOrDefault(x => x.Environment == environment && x.Digest == digest && x.Kind == RecordKind.Validation);

    /// <summary>Writes a record. It is there wholly or not at all, whenever this is killed.</summary>
    /// <returns>The name of its tag. Where the second is taken it has the next one that is free.</returns>
    /// <exception cref="AutomationException">The record cannot be one, or those before it are not whole.</exception>
    public string Write(DeploymentRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (RecordText.Problem(record) is { } problem)
            throw new AutomationException($"This cannot be recorded: {problem}.");
        RecordTags tags = new(git);
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            RecordChain chain = new(tags.Read());
            if (chain.Missing is { } missing)
                throw new AutomationException(missing);
            DeploymentRecord next = record with { At = record.At.AddSeconds(attempt) };
            if (tags.Make(next, chain.Tips(record.Environment), time.GetUtcNow()) != null)
                return next.Tag;
        }
        throw new AutomationException($"{record.Tag} and the {MostAttempts} seconds after it are taken.");
    }

    /// <summary>Sends a record, and those before it that were not sent yet, to origin where there is one.</summary>
    /// <returns>The name of its tag, which is another one when somebody else took it at origin.</returns>
    /// <exception cref="AutomationException">Origin cannot be reached, or refuses; the record stays here.</exception>
    public string Share(string tag) => new RecordSharing(git, time).Share(tag);
}
