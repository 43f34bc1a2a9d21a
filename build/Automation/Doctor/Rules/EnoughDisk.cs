using System.Globalization;
using Automation.Health;

namespace Automation.Doctor.Rules;

/// <summary>There is room for what a build makes.</summary>
internal sealed class EnoughDisk()
    : DoctorRule(
        "DR015",
        HealthSeverity.Medium,
        "disk",
        "2 GB are free for the repository, for packages and for temporary files"
    )
{
    private const long Gigabyte = 1L << 30;
    private const long Wanted = 2 * Gigabyte;

    public override DoctorAnswer Check(ExaminedRepository repository)
    {
        (string Of, string Folder, string Fix)[] places =
        [
            (
                "the repository",
                repository.Root,
                repository.HasBuild ? "./build.sh Clean" : "git clean -ndX shows what can go"
            ),
            ("packages", repository.Packages, "dotnet nuget locals all --clear"),
            ("temporary files", repository.Temporary, $"Delete what is old in {repository.Temporary}"),
        ];
        long[] free = [.. places.Select(x => repository.FreeBytes(Existing(x.Folder)))];
        return DoctorAnswer.Of(
            places
                .Zip(free)
                .Where(x => x.Second < Wanted)
                .Select(x =>
                    Found(
                        x.First.Folder,
                        $"Only {Size(x.Second)} are free on the disk of {x.First.Of}; a build and its packages can take 2 GB.",
                        x.First.Fix
                    )
                ),
            $"{Size(free.Min())} free or more"
        );
    }

    /// <summary>The folder itself, or the nearest above it that there is.</summary>
    internal static string Existing(string folder)
    {
        string? at = Path.GetFullPath(folder);
        while (at != null && !Directory.Exists(at))
            at = Path.GetDirectoryName(at);
        return at ?? Path.GetPathRoot(Path.GetFullPath(folder))!;
    }

    private static string Size(long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{(double)bytes / Gigabyte:0.0} GB");
}
