using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Automation.Releasing;
using Automation.Versioning;

namespace Automation.Environments;

/// <summary>A record as the message of a tag: a subject and git trailers.</summary>
internal static partial class RecordText
{
    private const string Checksum = "Checksum";
    private const string PreviousName = "Previous";

    /// <summary>The message.</summary>
    /// <param name="record">The record.</param>
    /// <param name="previous">The records that it follows.</param>
    /// <param name="header">The lines of the tag object before the message, which the checksum covers too.</param>
    public static string Format(DeploymentRecord record, IEnumerable<RecordLink> previous, string header)
    {
        StringBuilder text = new();
        string last = record.Kind switch
        {
            RecordKind.Failure => "failed in",
            RecordKind.Validation => "is good in",
            _ => "runs in",
        };
        text.Append(CultureInfo.InvariantCulture, $"{record.Version} {last} {record.Environment}\n\n");
        Append(text, "Environment", record.Environment);
        Append(text, "Kind", record.Kind.ToString());
        Append(text, "Version", record.Version);
        Append(text, "Digest", record.Digest);
        Append(text, "Commit", record.Commit);
        Append(text, "At", Times.Text(record.At));
        Append(text, "From", record.From);
        foreach (Approval approval in record.Approvals)
        {
            string name = RecordValue.Escape(approval.By).Replace("(", "\\u0028", StringComparison.Ordinal);
            string senior = approval.IsSenior ? " (senior)" : "";
            text.Append(CultureInfo.InvariantCulture, $"Approved-by: {name}{senior} at {Times.Text(approval.At)}\n");
        }
        Append(text, "By", record.By.Length == 0 ? null : record.By);
        Append(text, "Run", record.Run);
        Append(text, "Reason", record.Reason);
        foreach (RecordLink link in previous)
            Append(text, PreviousName, $"{link.Id} {link.Tag}");
        return text.Append(CultureInfo.InvariantCulture, $"{Checksum}: {Sum(header + text)}\n").ToString();
    }

    /// <summary>Reads a message; null when it is not what <see cref="Format"/> writes, to the byte.</summary>
    public static (DeploymentRecord Record, IReadOnlyList<RecordLink> Previous)? Parse(string message, string header)
    {
        ILookup<string, string> trailers = message
            .Split('\n')
            .Select(x => x.Split(": ", 2))
            .Where(x => x.Length == 2)
            .ToLookup(x => x[0], x => x[1], StringComparer.Ordinal);
        if (
            !Enum.TryParse(One("Kind"), out RecordKind kind)
            || Time(One("At")) is not { } at
            || trailers["Approved-by"].Select(Approval).ToArray() is var approvals && approvals.Contains(null)
            || trailers[PreviousName].Select(RecordLink.Parse).ToArray() is var previous && previous.Contains(null)
        )
            return null;
        DeploymentRecord record = new(
            One("Environment") ?? "",
            kind,
            One("Version") ?? "",
            One("Digest") ?? "",
            One("Commit") ?? "",
            at
        )
        {
            From = One("From"),
            Approvals = approvals!,
            By = One("By") ?? "",
            Run = One("Run"),
            Reason = One("Reason"),
        };
        return Format(record, previous!, header) == message ? (record, previous!) : null;

        string? One(string name) => trailers[name].FirstOrDefault() is { } text ? RecordValue.Unescape(text) : null;
    }

    /// <summary>What cannot be in a record; null when it is right.</summary>
    public static string? Problem(DeploymentRecord record) =>
        !Forms.Name().IsMatch(record.Environment) ? $"'{record.Environment}' is no name of an environment"
        : !SemanticVersion.IsValid(record.Version) ? $"'{record.Version}' is no semantic version"
        : !Forms.Digest().IsMatch(record.Digest) ? $"'{record.Digest}' is no digest of a release"
        : !Forms.Commit().IsMatch(record.Commit) ? $"'{record.Commit}' is no whole id of a commit"
        : null;

    private static string Sum(string text) =>
        $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static void Append(StringBuilder text, string name, string? value)
    {
        if (value != null)
            text.Append(CultureInfo.InvariantCulture, $"{name}: {RecordValue.Escape(value)}\n");
    }

    private static Approval? Approval(string text)
    {
        Match match = ApprovalForm().Match(text);
        return match.Success && Time(match.Groups["at"].Value) is { } at
            ? new Approval(RecordValue.Unescape(match.Groups["by"].Value), match.Groups["senior"].Success, at)
            : null;
    }

    private static DateTimeOffset? Time(string? text) =>
        text != null
        && Forms.Time().IsMatch(text)
        && DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset time
        )
            ? time
            : null;

    [GeneratedRegex(@"^(?<by>.*?)(?<senior> \(senior\))? at (?<at>\S{20})\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ApprovalForm();
}
