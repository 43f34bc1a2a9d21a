using Automation.Formatting;
using Automation.Gates;
using Automation.Git;

namespace Automation.Hooks;

/// <summary>What is staged: the changes with their contents, and the configuration that is staged with them.</summary>
internal sealed class StagedContent
{
    private readonly List<CheckedFile> files = [];
    private readonly GitRepository repository;

    private StagedContent(
        GitRepository repository,
        GateSettings settings,
        IReadOnlyDictionary<string, byte[]> configuration
    )
    {
        this.repository = repository;
        Settings = settings;
        Configuration = configuration;
    }

    /// <summary>The settings of the gates, as they are staged.</summary>
    public GateSettings Settings { get; }

    /// <summary>The configuration of the formatter, as it is staged.</summary>
    public IReadOnlyDictionary<string, byte[]> Configuration { get; }

    /// <summary>What is to be formatted.</summary>
    public List<FormatInput> Inputs { get; } = [];

    /// <summary>The entry of each input.</summary>
    public List<IndexEntry> Entries { get; } = [];

    /// <summary>Reads it, with one process for all contents.</summary>
    public static StagedContent Read(GitRepository repository, IReadOnlyList<StagedChange> changes, int limit)
    {
        StagedChange[] kept = [.. changes.Where(x => x.Status != 'D')];
        StagedChange[] withContent = [.. kept.Where(x => x.New.IsFile)];
        string[] candidates =
        [
            .. FormatterConfiguration
                .Candidates(withContent.Select(x => x.New.Path.Text).Where(CSharpierProgram.Formats))
                // git reads these names line by line.
                .Where(x => !x.Contains('\n', StringComparison.Ordinal)),
        ];
        IReadOnlyList<Blob?> blobs = BlobReader.Read(
            repository,
            [.. withContent.Select(x => x.New.Id), .. candidates.Prepend(GateSettings.File).Select(x => $":{x}")],
            limit
        );
        Dictionary<string, byte[]> configuration = new(StringComparer.Ordinal);
        for (int i = 0; i < candidates.Length; i++)
        {
            if (blobs[withContent.Length + 1 + i]?.Content is { } content)
                configuration[candidates[i]] = content.ToArray();
        }
        StagedContent staged = new(repository, GateSettings.Parse(blobs[withContent.Length]?.Content), configuration);
        for (int i = 0; i < withContent.Length; i++)
            staged.Add(withContent[i], blobs[i]);
        foreach (StagedChange other in kept.Where(x => !x.New.IsFile))
            staged.files.Add(new CheckedFile(other.New.Path, other.New.Mode, 0, null, other.Status == 'A'));
        return staged;
    }

    /// <summary>What the gates look at.</summary>
    /// <param name="formatted">The contents that take the place of staged ones.</param>
    public CheckedContent Checked(IReadOnlyDictionary<GitPath, FormattedBlob> formatted) =>
        new(
            [
                .. files.Select(x =>
                    formatted.TryGetValue(x.Path, out FormattedBlob? blob)
                        ? new CheckedFile(x.Path, x.Mode, blob.After.Length, blob.After, x.IsNew)
                        : x
                ),
            ],
            new Lazy<IReadOnlyList<GitPath>>(() => [.. IndexListing.Read(repository).Select(x => x.Path)]),
            Settings
        );

    private void Add(StagedChange change, Blob? blob)
    {
        if (blob == null)
            throw new AutomationException(
                $"git has no content for {change.New.Path}. Stage it again: git add '{change.New.Path}'"
            );
        files.Add(new CheckedFile(change.New.Path, change.New.Mode, blob.Size, blob.Content, change.Status == 'A'));
        // Nobody can open a file by a name that is no text, CSharpier neither here nor in CI.
        if (blob.Content is not { } content || !change.New.Path.IsText)
            return;
        Inputs.Add(new FormatInput(change.New.Path.Text, content, change.New.Id, IsStored: true));
        Entries.Add(change.New);
    }
}
