using System.Globalization;

namespace Automation.Releasing;

/// <summary>Times as they stand in a release.</summary>
internal static class Times
{
    /// <summary>A time in UTC, such as 2026-01-31T12:00:00Z.</summary>
    public static string Text(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
