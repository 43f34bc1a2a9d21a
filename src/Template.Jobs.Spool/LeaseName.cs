using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Template.Jobs.Spool;

/// <summary>The name of a leased file: it holds the whole lease, so that a rename takes, extends or ends it.</summary>
internal sealed record LeaseName(JobLease Lease, DateTimeOffset Started, DateTimeOffset Expires)
{
    public string Path(SpoolFolder folder) =>
        System.IO.Path.Combine(
            folder.Leased,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Lease.Id.Value}~{Lease.Token}~{Started.ToUnixTimeMilliseconds()}~{Expires.ToUnixTimeMilliseconds()}.job"
            )
        );

    public static bool TryParse(string path, [NotNullWhen(true)] out LeaseName? name)
    {
        name = null;
        string[] parts = System.IO.Path.GetFileNameWithoutExtension(path).Split('~');
        if (
            parts.Length != 4
            || !JobId.TryParse(parts[0], out JobId id)
            || !TryMoment(parts[2], out DateTimeOffset started)
            || !TryMoment(parts[3], out DateTimeOffset expires)
        )
            return false;
        name = new(new(id, parts[1]), started, expires);
        return true;
    }

    internal static bool TryMoment(string text, out DateTimeOffset moment)
    {
        moment = default;
        if (
            !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long milliseconds)
            || milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
        )
            return false;
        moment = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        return true;
    }
}
