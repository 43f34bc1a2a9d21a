using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Template.Jobs.Spool;

/// <summary>The name of a file on its way: it says where the job goes, so that any process can finish the move.</summary>
internal sealed record MoveName(JobId Id, DateTimeOffset Since, JobStatus To)
{
    public string Path(SpoolFolder folder) =>
        System.IO.Path.Combine(
            folder.Moving,
            string.Create(CultureInfo.InvariantCulture, $"{Id.Value}~{Since.ToUnixTimeMilliseconds()}~{To}.job")
        );

    public static bool TryParse(string path, [NotNullWhen(true)] out MoveName? name)
    {
        name = null;
        string[] parts = System.IO.Path.GetFileNameWithoutExtension(path).Split('~');
        if (
            parts.Length != 3
            || !JobId.TryParse(parts[0], out JobId id)
            || !LeaseName.TryMoment(parts[1], out DateTimeOffset since)
            || !Enum.TryParse(parts[2], out JobStatus to)
            || to is not (JobStatus.Queued or JobStatus.Dead or JobStatus.Cancelled)
        )
            return false;
        name = new(id, since, to);
        return true;
    }
}
