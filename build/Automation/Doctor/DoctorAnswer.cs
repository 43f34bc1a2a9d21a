namespace Automation.Doctor;

/// <summary>What a rule says of a machine and a repository.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Text">A few words on what was seen, or why nothing could be.</param>
/// <param name="Findings">What is wrong.</param>
public sealed record DoctorAnswer(DoctorOutcome Outcome, string Text, IReadOnlyList<DoctorFinding> Findings)
{
    /// <summary>The rule is not about such a repository or machine.</summary>
    public static DoctorAnswer Silent { get; } = new(DoctorOutcome.Silent, "", []);

    /// <summary>All is well.</summary>
    /// <param name="text">What was seen.</param>
    public static DoctorAnswer Good(string text) => new(DoctorOutcome.Good, text, []);

    /// <summary>Something to know.</summary>
    /// <param name="text">What was seen.</param>
    public static DoctorAnswer Note(string text) => new(DoctorOutcome.Note, text, []);

    /// <summary>Nothing could be seen.</summary>
    /// <param name="reason">Why, without a full stop.</param>
    public static DoctorAnswer NotLooked(string reason) => new(DoctorOutcome.NotLooked, reason, []);

    /// <summary>What is wrong; when nothing is, all is well.</summary>
    /// <param name="findings">What is wrong.</param>
    /// <param name="otherwise">What was seen, when nothing is wrong.</param>
    public static DoctorAnswer Of(IEnumerable<DoctorFinding> findings, string otherwise)
    {
        DoctorFinding[] all = [.. findings];
        return all.Length == 0 ? Good(otherwise) : new(DoctorOutcome.Found, "", all);
    }
}
