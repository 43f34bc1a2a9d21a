using System.Text.RegularExpressions;
using Automation.Versioning.Histories;
using Automation.Versioning.Settings;

namespace Automation.Versioning;

/// <summary>What a message says of a merge.</summary>
/// <param name="Merged">The branch that was merged.</param>
/// <param name="Version">The version in its name; null when there is none.</param>
internal sealed partial record MergeMessage(BranchName Merged, SemanticVersion? Version)
{
    private static readonly Func<Regex>[] Formats =
    [
        OfGit,
        OfSmartGit,
        OfBitbucket,
        OfBitbucketSeven,
        OfBitbucketCloud,
        OfGitHub,
        OfRemoteBranch,
        OfAzure,
    ];

    /// <summary>Reads the message of a commit; null when it is none of a merge.</summary>
    /// <remarks>The message of a commit that is no merge counts too when it names a release branch: squashed merges are such.</remarks>
    public static MergeMessage? Parse(Commit commit, VersioningConfiguration configuration)
    {
        if (configuration.MergeMessageFormats.Count == 0 && !MayFit(commit.Content.Span))
            return null;
        BranchName? merged = Find(commit.Message, configuration);
        return merged != null && (commit.IsMerge || configuration.RulesOf(merged).IsReleaseBranch == true)
            ? new MergeMessage(merged, NamedVersion.Parse(merged, configuration)?.Version)
            : null;
    }

    private static BranchName? Find(string message, VersioningConfiguration configuration)
    {
        foreach (string format in configuration.MergeMessageFormats.Values)
        {
            Match match = Patterns.Match(message, format);
            if (match.Success)
                return BranchName.Parse(match.Groups["SourceBranch"].Value);
        }
        foreach (Func<Regex> format in Formats)
        {
            Match match = format().Match(message);
            if (!match.Success)
                continue;
            string source = match.Groups["SourceBranch"].Value;
            return format == OfRemoteBranch ? BranchName.ParseRemote(source) : BranchName.Parse(source);
        }
        return null;
    }

    /// <summary>The first letter tells most messages apart, and is read without decoding them.</summary>
    private static bool MayFit(ReadOnlySpan<byte> message) =>
        message.Length > 0 && message[0] is (byte)'M' or (byte)'m' or (byte)'F' or (byte)'f' or (byte)'P' or (byte)'p';

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;
    private const int Limit = 2000;

    [GeneratedRegex(@"^Merge (branch|tag) '(?<SourceBranch>[^']*)'", Options, Limit)]
    private static partial Regex OfGit();

    [GeneratedRegex(@"^Finish (?<SourceBranch>\S*)", Options, Limit)]
    private static partial Regex OfSmartGit();

    [GeneratedRegex(@"^Merge pull request #\d+ (from|in) .* from (?<SourceBranch>\S*) to ", Options, Limit)]
    private static partial Regex OfBitbucket();

    [GeneratedRegex(@"^Pull request #\d+.*\r?\n\r?\nMerge in .* from (?<SourceBranch>\S*) to ", Options, Limit)]
    private static partial Regex OfBitbucketSeven();

    [GeneratedRegex(@"^Merged in (?<SourceBranch>\S*) \(pull request #\d+\)", Options, Limit)]
    private static partial Regex OfBitbucketCloud();

    [GeneratedRegex(@"^Merge pull request #\d+ (from|in) ([^\s/]+/)?(?<SourceBranch>\S*)", Options, Limit)]
    private static partial Regex OfGitHub();

    [GeneratedRegex(@"^Merge remote-tracking branch '(?<SourceBranch>\S*)'", Options, Limit)]
    private static partial Regex OfRemoteBranch();

    [GeneratedRegex(@"^Merge pull request \d+ from (?<SourceBranch>\S*) into ", Options, Limit)]
    private static partial Regex OfAzure();
}
