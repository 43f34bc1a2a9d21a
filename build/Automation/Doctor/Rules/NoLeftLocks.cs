using System.Globalization;
using Automation.Health;

namespace Automation.Doctor.Rules;

/// <summary>No git that was killed has left a lock. One that may be held is told, and never deleted.</summary>
internal sealed class NoLeftLocks()
    : DoctorRule("DR023", HealthSeverity.Medium, "locks", "No lock of a git that was killed is left")
{
    private static readonly string[] Names =
    [
        "index.lock",
        "HEAD.lock",
        "config.lock",
        "packed-refs.lock",
        "shallow.lock",
    ];
    private static readonly TimeSpan Old = TimeSpan.FromMinutes(10);

    public override DoctorAnswer Check(ExaminedRepository repository) =>
        repository.Folders is not { } folders
            ? DoctorAnswer.Silent
            : DoctorAnswer.Of(
                new[] { folders.Own, folders.Shared }
                    .Distinct(StringComparer.Ordinal)
                    .SelectMany(x => Names.Select(y => Path.Combine(x, y)))
                    .Where(File.Exists)
                    .Select(x => Judge(repository, x)),
                "none"
            );

    public override string Mend(ExaminedRepository repository, DoctorFinding finding)
    {
        string file = Path.GetFullPath(finding.Where, repository.Root);
        // Since it was found, a git may have begun.
        if (!Judge(repository, file).IsMendable)
            throw new AutomationException($"{finding.Where} was left alone: a git may be at work.");
        File.Delete(file);
        return $"{finding.Where} is deleted.";
    }

    private DoctorFinding Judge(ExaminedRepository repository, string file)
    {
        string shown = Path.GetRelativePath(repository.Root, file).Replace('\\', '/');
        TimeSpan age = repository.Time.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(file);
        string? holder = OpenFiles.Holder([file]) ?? OpenFiles.GitIn(repository.Root);
        string delete = $"If no git is at work here: rm '{shown}'";
        if (holder != null)
            return Found(shown, $"git is locked, and {holder} may be at work.", $"Wait for it. {delete}");
        if (age < Old || !OperatingSystem.IsLinux())
            return Found(shown, $"git is locked, and by whom cannot be told.", delete);
        return Found(
            shown,
            $"git is locked by a lock that is {Words(age)} old, and nobody holds it: nothing can be committed.",
            delete,
            isMendable: true
        );
    }

    private static string Words(TimeSpan age) =>
        age.TotalHours < 2
            ? string.Create(CultureInfo.InvariantCulture, $"{age.TotalMinutes:0} minutes")
            : string.Create(CultureInfo.InvariantCulture, $"{age.TotalHours:0} hours");
}
