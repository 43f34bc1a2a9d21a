using Automation.Environments;

namespace Automation.Tests.Promoting;

/// <summary>A repository with the three environments, and records to say what ran there.</summary>
internal sealed class PromotedRepository : IDisposable
{
    public const string Commit = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly GitScratch scratch = new();
    private int minutes;

    public PromotedRepository()
    {
        foreach (string name in (string[])["dev", "uat", "prod"])
            scratch.Write(
                EnvironmentFile.PathOf(name),
                File.ReadAllText(Path.Combine(RepositoryFolder.Path, EnvironmentFile.PathOf(name)))
            );
        Head = scratch.Commit("feat: begin");
        Records = new DeploymentRecords(scratch.Path, TimeProvider.System);
    }

    public GitScratch Git => scratch;

    public string Head { get; }

    public DeploymentRecords Records { get; }

    public IReadOnlyList<EnvironmentFile> Environments => EnvironmentFile.ReadAll(scratch.Path);

    public static string Digest(string version) =>
        $"sha256:{string.Concat(version.Where(char.IsAsciiDigit)).PadLeft(64, '0')}";

    public EnvironmentRelease Release(string version, string from = "dev") =>
        new(version, Digest(version), Head, Noon, from, null);

    /// <summary>Records that a version was put somewhere, a minute after the record before it.</summary>
    public DeploymentRecord Record(string environment, string version, RecordKind kind = RecordKind.Deployment)
    {
        DeploymentRecord record = new(environment, kind, version, Digest(version), Head, Noon.AddMinutes(minutes++))
        {
            By = "somebody",
            Reason = kind is RecordKind.Failure or RecordKind.Validation ? "as it was" : null,
        };
        Records.Write(record);
        return record;
    }

    public string Text(string environment) => scratch.Read(EnvironmentFile.PathOf(environment));

    public EnvironmentFile Environment(string name) => EnvironmentFile.Read(scratch.Path, name);

    public void Dispose() => scratch.Dispose();
}
