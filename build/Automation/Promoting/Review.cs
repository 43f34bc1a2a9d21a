namespace Automation.Promoting;

/// <summary>The last word of a person on a pull request.</summary>
/// <param name="By">The login.</param>
/// <param name="State">What it says.</param>
/// <param name="Commit">The id of the commit that was looked at.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="IsPerson">False for programs.</param>
/// <param name="MayWrite">True for owners, members and collaborators of the repository.</param>
public sealed record Review(
    string By,
    ReviewState State,
    string Commit,
    DateTimeOffset At,
    bool IsPerson,
    bool MayWrite
);

/// <summary>What a review says.</summary>
public enum ReviewState
{
    /// <summary>Yes.</summary>
    Approved,

    /// <summary>No.</summary>
    ChangesRequested,

    /// <summary>Neither, or it was taken back.</summary>
    None,
}

/// <summary>A pull request, as far as approvals go.</summary>
/// <param name="Head">The id of its newest commit.</param>
/// <param name="Author">The login of who opened it.</param>
/// <param name="Pushers">The logins of all who may have pushed the newest commit.</param>
/// <param name="Reviews">The last word of each person.</param>
public sealed record ReviewedChange(
    string Head,
    string Author,
    IReadOnlyCollection<string> Pushers,
    IReadOnlyList<Review> Reviews
)
{
    /// <summary>Why it cannot be known who pushed the newest commit, a sentence each; empty when all pushers are known.</summary>
    public IReadOnlyList<string> UnknownPushers { get; init; } = [];
}
