using System.Buffers;
using System.Globalization;

namespace Template.Jobs.Spool;

/// <summary>Where a spool keeps what. The place of a file says where its job stands.</summary>
internal sealed class SpoolFolder
{
    private const int BucketDigits = 7;
    private const int BucketShift = (12 - BucketDigits) * 4;
    private const int IdDigits = 32;
    private const string Extension = ".job";
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    public SpoolFolder(string root)
    {
        Root = Path.GetFullPath(root);
        Ready = Path.Combine(Root, "ready");
        Leased = Path.Combine(Root, "leased");
        Waiting = Path.Combine(Root, "waiting");
        Due = Path.Combine(Root, "due");
        Completed = Path.Combine(Root, "completed");
        Cancelled = Path.Combine(Root, "cancelled");
        Dead = Path.Combine(Root, "dead");
        Moving = Path.Combine(Root, "moving");
        CancelRequests = Path.Combine(Root, "cancel-requests");
        Keys = Path.Combine(Root, "keys");
        Corrupt = Path.Combine(Root, "corrupt");
        Temporary = Path.Combine(Root, "tmp");
        Counters = Path.Combine(Root, "counters");
        Locks = Path.Combine(Root, "locks");
    }

    public string Root { get; }

    /// <summary>ready/TYPE/PRIORITY/ID.job: waits for a worker.</summary>
    public string Ready { get; }

    /// <summary>leased/ID~TOKEN~STARTED~EXPIRES.job: runs. Times are milliseconds since 1970.</summary>
    public string Leased { get; }

    /// <summary>waiting/ID.job: waits for its time.</summary>
    public string Waiting { get; }

    /// <summary>due/TIME~ID: says when to look at a file in waiting; made before that file and deleted after it.</summary>
    public string Due { get; }

    /// <summary>completed/BUCKET/ID.job</summary>
    public string Completed { get; }

    /// <summary>cancelled/BUCKET/ID.job</summary>
    public string Cancelled { get; }

    /// <summary>dead/ID.job: the dead-letter queue.</summary>
    public string Dead { get; }

    /// <summary>moving/ID~SINCE~TARGET.job: on its way to TARGET without a worker.</summary>
    public string Moving { get; }

    /// <summary>cancel-requests/ID: a job that runs and was called off.</summary>
    public string CancelRequests { get; }

    /// <summary>keys/HASH: the job of an idempotency key.</summary>
    public string Keys { get; }

    /// <summary>Files that are no jobs, put aside.</summary>
    public string Corrupt { get; }

    /// <summary>Files that are being written.</summary>
    public string Temporary { get; }

    /// <summary>What each process has counted.</summary>
    public string Counters { get; }

    /// <summary>Files that are locked and never read.</summary>
    public string Locks { get; }

    public void Create()
    {
        foreach (
            string folder in (string[])
                [
                    Ready,
                    Leased,
                    Waiting,
                    Due,
                    Completed,
                    Cancelled,
                    Dead,
                    Moving,
                    CancelRequests,
                    Keys,
                    Corrupt,
                    Temporary,
                    Counters,
                    Locks,
                ]
        )
            Directory.CreateDirectory(folder);
    }

    public string LineOf(string type, JobPriority priority) =>
        Path.Combine(Ready, type, priority == JobPriority.High ? "high" : "normal");

    public string InLine(JobBody body, JobId id) =>
        Path.Combine(LineOf(body.Type, body.Priority), id.Value + Extension);

    public string InWaiting(JobId id) => Path.Combine(Waiting, id.Value + Extension);

    public string InDead(JobId id) => Path.Combine(Dead, id.Value + Extension);

    public static string InBucket(string folder, JobId id) =>
        Path.Combine(folder, id.Value[..BucketDigits], id.Value + Extension);

    /// <summary>Before which moment all jobs of a bucket were submitted.</summary>
    public static DateTimeOffset? EndOfBucket(string name) =>
        name.Length == BucketDigits
        && long.TryParse(name, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long bucket)
        && (bucket + 1) << BucketShift is var end
        && end <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(end)
            : null;

    public string DueMark(JobId id, DateTimeOffset at) =>
        Path.Combine(Due, string.Create(CultureInfo.InvariantCulture, $"{at.ToUnixTimeMilliseconds():D15}~{id.Value}"));

    public string CancelRequest(JobId id) => Path.Combine(CancelRequests, id.Value);

    /// <summary>The job of a file that is named after it; foreign files have none.</summary>
    public static JobId? IdOf(string path)
    {
        ReadOnlySpan<char> name = Path.GetFileName(path.AsSpan());
        return
            name.Length == IdDigits + Extension.Length
            && name.EndsWith(Extension, StringComparison.Ordinal)
            && !name[..IdDigits].ContainsAnyExcept(Digits)
            && JobId.TryParse(name[..IdDigits].ToString(), out JobId id)
            ? id
            : null;
    }

    /// <summary>The files of a folder that are named after a job.</summary>
    public static IEnumerable<string> JobFiles(string folder) => Files(folder, "*.job").Where(x => IdOf(x) != null);

    /// <summary>The lines that have a folder: type, priority and folder.</summary>
    public IEnumerable<(string Type, JobPriority Priority, string Folder)> Lines()
    {
        foreach (string type in Directory.EnumerateDirectories(Ready))
        {
            string name = Path.GetFileName(type);
            if (!JobTypeName.IsValid(name))
                continue;
            foreach (JobPriority priority in (JobPriority[])[JobPriority.High, JobPriority.Normal])
            {
                string folder = LineOf(name, priority);
                if (Directory.Exists(folder))
                    yield return (name, priority, folder);
            }
        }
    }

    /// <summary>The files of a folder that may not be there.</summary>
    public static IEnumerable<string> Files(string folder, string pattern = "*")
    {
        try
        {
            return Directory.EnumerateFiles(folder, pattern);
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }
}
