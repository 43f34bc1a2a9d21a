using System.Globalization;

namespace Automation.Environments;

/// <summary>Words of the board for what is in records.</summary>
internal static class RecordWords
{
    /// <summary>What was done, in one or two words.</summary>
    public static string What(RecordKind kind) =>
        kind switch
        {
            RecordKind.Rollback => "rolled back",
            RecordKind.Failure => "failed",
            RecordKind.Validation => "validated",
            _ => "deployed",
        };

    /// <summary>How long ago something was, in one unit.</summary>
    public static string Age(DateTimeOffset at, DateTimeOffset now) =>
        (now - at) switch
        {
            { TotalMinutes: < 1 } => "now",
            { TotalHours: < 1 } age => $"{(int)age.TotalMinutes} min",
            { TotalDays: < 1 } age => $"{(int)age.TotalHours} h",
            { TotalDays: < 2 } => "1 day",
            var age => $"{(int)age.TotalDays} days",
        };

    /// <summary>A time in UTC, to the minute.</summary>
    public static string Time(DateTimeOffset at) =>
        at.ToUniversalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Who agreed, in one line; empty when nobody did.</summary>
    public static string Approvers(DeploymentRecord record) =>
        string.Join(", ", record.Approvals.Select(x => RecordValue.Escape(x.By) + (x.IsSenior ? " (senior)" : "")));

    /// <summary>What could be promoted next, and with what; null when nothing could.</summary>
    public static string? Next(EnvironmentState state) =>
        state.Next is not { } next ? null
        : !state.NeedsValidation ? $"{next.Version} of {next.Environment} can come here."
        : state.NextValidation == null
            ? $"{next.Version} of {next.Environment} can come here once it is validated there."
        : $"{next.Version} of {next.Environment} can come here: it is validated there.";

    /// <summary>Who did it, without an address.</summary>
    public static string Name(string by)
    {
        int at = by.IndexOf(" <", StringComparison.Ordinal);
        return RecordValue.Escape(at > 0 ? by[..at] : by);
    }
}
