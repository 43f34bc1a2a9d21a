using System.Security.Cryptography;
using System.Text;
using Automation.Environments;

namespace Automation.Tests.Environments;

/// <summary>A board with the history of a week.</summary>
internal static class SampleBoard
{
    public static readonly DateTimeOffset Now = new(2026, 2, 6, 15, 30, 0, TimeSpan.Zero);
    public static readonly string Commit = string.Concat(Enumerable.Repeat("9f8e7d6c5b", 4));

    public static IReadOnlyList<EnvironmentFile> Files { get; } = EnvironmentFile.ReadAll(RepositoryFolder.Path);

    public static IReadOnlyList<DeploymentRecord> History { get; } =
    [
        Record("dev", RecordKind.Deployment, "1.0.0", 0, 9),
        Record("uat", RecordKind.Deployment, "1.0.0", 0, 11),
        Record("uat", RecordKind.Validation, "1.0.0", 0, 12, "p99 41 ms, 812/s, 0 errors; audit clean"),
        Record("prod", RecordKind.Deployment, "1.0.0", 0, 16),
        Record("dev", RecordKind.Deployment, "1.1.0-beta.1", 1, 8),
        Record("dev", RecordKind.Deployment, "1.1.0", 1, 14),
        Record("uat", RecordKind.Deployment, "1.1.0", 1, 15),
        Record("uat", RecordKind.Validation, "1.1.0", 1, 16, "p99 44 ms, 790/s, 0 errors; audit clean"),
        Record("prod", RecordKind.Deployment, "1.1.0", 2, 9),
        Record("dev", RecordKind.Failure, "1.2.0", 2, 13, "/health did not answer 200 within 30 s"),
        Record("dev", RecordKind.Deployment, "1.2.1", 3, 9),
        Record("uat", RecordKind.Deployment, "1.2.1", 3, 11),
        Record("uat", RecordKind.Validation, "1.2.1", 3, 12, "p99 39 ms, 841/s, 0 errors; audit clean"),
        Record("prod", RecordKind.Deployment, "1.2.1", 4, 10),
        Record("prod", RecordKind.Rollback, "1.1.0", 4, 11, "orders were sent twice"),
        Record("dev", RecordKind.Deployment, "1.2.2", 5, 9),
        Record("uat", RecordKind.Deployment, "1.2.2", 5, 10),
        Record("uat", RecordKind.Validation, "1.2.2", 5, 11, "p99 40 ms, 833/s, 0 errors; audit clean"),
        Record("dev", RecordKind.Deployment, "1.3.0", 6, 9),
        Record("prod", RecordKind.Failure, "1.2.2", 6, 10, "the smoke test failed: POST /jobs answered 503"),
    ];

    public static Board Of(IReadOnlyList<DeploymentRecord> history, params RunningState?[] running)
    {
        EnvironmentState[] states =
        [
            .. Files.Select(
                (x, i) => Board.State(x, Files, history, i < running.Length ? running[i] : RunningState.NotAsked)
            ),
        ];
        return new Board(states, history, null, Now);
    }

    public static Board Full =>
        Of(
            History,
            new RunningState("1.3.0", Commit, true),
            new RunningState("1.2.2", Commit, false),
            new RunningState("1.2.1", Commit, true)
        );

    public static string Digest(string version) =>
        $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(version)))}";

    public static DeploymentRecord Record(
        string environment,
        RecordKind kind,
        string version,
        int day,
        int hour,
        string? reason = null
    ) =>
        new(environment, kind, version, Digest(version), Commit, SampleRecords.Noon.AddHours((day * 24) + hour - 12))
        {
            From =
                environment == "dev" ? "release"
                : environment == "uat" ? "dev"
                : "uat",
            By = environment == "dev" ? "release-bot" : "Maximiliane Mustermann <max@example.org>",
            Run = $"https://example.org/runs/{day}{hour}",
            Reason = reason,
            Approvals =
                environment == "dev" || kind == RecordKind.Validation
                    ? []
                    :
                    [
                        new("alice", true, SampleRecords.Noon.AddHours((day * 24) + hour - 13)),
                        new("bob-the-builder", false, SampleRecords.Noon.AddHours((day * 24) + hour - 13)),
                    ],
        };
}
