using System.Globalization;
using Automation.Environments;

namespace Automation.Tests.Environments;

/// <summary>Records for tests.</summary>
internal static class SampleRecords
{
    public static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    public static string Digest(int number) => $"sha256:{number.ToString("x64", CultureInfo.InvariantCulture)}";

    public static DeploymentRecord Record(
        string commit,
        string environment = "dev",
        RecordKind kind = RecordKind.Deployment,
        int minor = 0,
        int minutes = 0
    ) => new(environment, kind, $"1.{minor}.0", Digest(minor), commit, Noon.AddMinutes(minutes));
}

/// <summary>A clock that stands still.</summary>
internal sealed class StoppedClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = SampleRecords.Noon;

    public override DateTimeOffset GetUtcNow() => Now;
}
