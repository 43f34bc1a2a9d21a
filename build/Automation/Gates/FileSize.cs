namespace Automation.Gates;

/// <summary>Finds files above the size limit: once committed, they are in every clone for good.</summary>
internal sealed class FileSize : IContentCheck
{
    public IEnumerable<Finding> Check(CheckedContent content) =>
        content
            .Files.Where(x => x.Size > content.Settings.MaxFileSizeKilobytes * 1024L)
            .Select(x => new Finding(
                x.Path,
                0,
                $"{(x.Size + 1023) / 1024:N0} KB, and the limit is {content.Settings.MaxFileSizeKilobytes:N0} KB. Keep it elsewhere (git lfs track), or raise maxFileSizeKilobytes in {GateSettings.File}."
            ));
}
