using Automation.Health;

namespace Automation.Doctor.Rules;

/// <summary>dotnet and NuGet can write where they keep what is theirs.</summary>
internal sealed class WritableFolders()
    : DoctorRule("DR022", HealthSeverity.Medium, "folders", "HOME, the packages and temporary files can be written")
{
    public override DoctorAnswer Check(ExaminedRepository repository)
    {
        (string Name, string Folder, string Harm, string Fix)[] places =
        [
            (
                "HOME",
                repository.Home,
                "dotnet, git and editors cannot keep settings",
                "export HOME=FOLDER, one that you may write"
            ),
            (
                "NUGET_PACKAGES",
                repository.Packages,
                "packages cannot be restored",
                "export NUGET_PACKAGES=FOLDER, one that you may write"
            ),
            ("TMPDIR", repository.Temporary, "builds and tests fail", "export TMPDIR=FOLDER, one that you may write"),
        ];
        return DoctorAnswer.Of(
            places
                .Where(x => x.Name != "NUGET_PACKAGES" || repository.HasDotNet)
                .Where(x => !IsWritable(x.Folder))
                .Select(x =>
                    Found(x.Name, $"{(x.Folder.Length == 0 ? x.Name : x.Folder)} cannot be written: {x.Harm}.", x.Fix)
                ),
            "can be written"
        );
    }

    /// <summary>True when a file can be made there, or in the nearest folder above that there is.</summary>
    private static bool IsWritable(string folder)
    {
        if (folder.Length == 0)
            return false;
        string existing = Path.GetFullPath(folder);
        while (!Path.Exists(existing) && Path.GetDirectoryName(existing) is { } above)
            existing = above;
        try
        {
            using FileStream probe = new(
                Path.Combine(existing, $".doctor-{Guid.NewGuid():N}"),
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.Write,
                    Options = FileOptions.DeleteOnClose,
                }
            );
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
