using Automation.Commits;
using Automation.Formatting;
using Automation.Gates;
using Automation.Git;
using Automation.Receipts;

namespace Automation.Hooks;

/// <summary>What happens before a commit: what is staged is checked and formatted, in the index, and what is not staged is left alone.</summary>
/// <param name="repository">The repository, with the index that git names to its hook.</param>
/// <param name="formatter">The formatter.</param>
/// <param name="environment">Reads an environment variable.</param>
public sealed class PreCommit(GitRepository repository, Formatter formatter, Func<string, string?> environment)
{
    private const int LargestRead = 64 * 1024 * 1024;
    private const int Attempts = 5;
    private const int MostLines = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Checks and formats what is staged.</summary>
    /// <returns>A line for each file that was formatted, and for each warning.</returns>
    /// <exception cref="AutomationException">A gate found something; then neither index nor files were changed.</exception>
    public IReadOnlyList<string> Run()
    {
        GitFolders folders = GitFolders.Find(repository.Root) ?? throw HookInstaller.NoRepository(repository.Root);
        IndexFile index = IndexFile.InUse(repository.Root, folders, environment("GIT_INDEX_FILE"));
        PendingMends pending = new(folders);
        pending.Forget();
        for (int attempt = 1; ; attempt++)
        {
            byte[]? before = index.Read();
            IReadOnlyList<StagedChange> changes = StagedChanges.Read(repository);
            if (changes.FirstOrDefault(x => x.Status == 'U') is { } unmerged)
                throw new AutomationException(
                    $"{unmerged.New.Path} has conflicts that nobody resolved. Resolve them, then: git add '{unmerged.New.Path}'"
                );
            StagedContent staged = StagedContent.Read(repository, changes, LargestRead);
            List<string> lines = [];
            if (ProtectedBranch.Warning(folders, staged.Settings) is { } warning)
                lines.Add(warning);
            List<FormattedBlob> formatted = Judge(staged, lines);
            if (formatted.Count > 0 && !Apply(formatted, folders, index, before, pending))
            {
                if (attempt < Attempts)
                {
                    Thread.Sleep(Pause);
                    continue;
                }
                throw new AutomationException(
                    "Another process writes to git's index again and again. Nothing was changed: commit again when it is done."
                );
            }
            Receipt.Leave(repository, formatter.Name);
            return lines;
        }
    }

    /// <summary>Formats what is staged and checks what comes out.</summary>
    private List<FormattedBlob> Judge(StagedContent staged, List<string> lines)
    {
        IReadOnlyList<FormatResult> results = formatter.Format(staged.Inputs, staged.Configuration);
        List<string> problems = [];
        List<FormatFinding> unreadable = [];
        Dictionary<GitPath, FormattedBlob> changed = [];
        List<FormattedBlob> formatted = [];
        for (int i = 0; i < results.Count; i++)
        {
            FormatResult result = results[i];
            if (result.Error != null)
                unreadable.Add(result.Finding!);
            if (!result.IsChanged)
                continue;
            IndexEntry entry = staged.Entries[i];
            FormattedBlob blob = new(entry, result.Input.Content, result.Content);
            formatted.Add(blob);
            changed[entry.Path] = blob;
        }
        lines.AddRange(formatted.Take(MostLines).Select(x => $"{x.Entry.Path}: formatted"));
        if (formatted.Count > MostLines)
            lines.Add($"and {formatted.Count - MostLines} more formatted");
        problems.AddRange(ContentReport.Run(staged.Checked(changed)));
        if (unreadable.Count > 0 && problems.Count > 0)
            throw new AutomationException($"{FormatReport.Text(unreadable)}\n{ContentReport.Text(problems)}");
        FormatReport.ThrowIfAny(unreadable);
        ContentReport.ThrowIfAny(problems);
        return formatted;
    }

    private bool Apply(
        List<FormattedBlob> formatted,
        GitFolders folders,
        IndexFile index,
        byte[]? before,
        PendingMends pending
    )
    {
        IReadOnlyList<IndexEntry> entries = BlobWriter.Write(repository, formatted, folders.Own);
        if (!index.Replace(repository, entries, before))
            return false;
        if (index.IsTemporary)
            pending.Remember(formatted.Select(x => x.Entry).Zip(entries));
        foreach (FormattedBlob blob in formatted)
            WorkFile.Follow(repository.Root, blob, folders.Own);
        return true;
    }
}

/// <summary>A staged blob that formatting changed.</summary>
/// <param name="Entry">The entry as it was staged.</param>
/// <param name="Before">The bytes as they were staged.</param>
/// <param name="After">The formatted bytes.</param>
public sealed record FormattedBlob(IndexEntry Entry, ReadOnlyMemory<byte> Before, ReadOnlyMemory<byte> After);
