using Automation.Formatting;

namespace Automation.TemplateUpdates;

/// <summary>Formats what a template rendered: line breaks and the order of usings depend on the name of the project.</summary>
/// <param name="formatter">Gives the formatter; it is asked for when there is something to format.</param>
public sealed class RenderedFormatting(Func<Formatter> formatter)
{
    /// <summary>Formats files of a project.</summary>
    /// <param name="folder">The project's folder, with its .editorconfig.</param>
    /// <param name="files">The paths of the files, relative to it and with slashes.</param>
    /// <returns>What people should know; nothing when all is formatted.</returns>
    public IReadOnlyList<string> Apply(string folder, IReadOnlyList<string> files)
    {
        try
        {
            FormatFinding[] unreadable =
            [
                .. new WorkTreeFormatter(folder, formatter()).Format(files).Where(x => x.IsUnreadable),
            ];
            return [.. unreadable.Select(x => $"{x.File} cannot be formatted: {x.Reason}")];
        }
        catch (AutomationException exception)
        {
            return [$"Nothing was formatted: {exception.Message} Once that is mended: ./build.sh Format"];
        }
    }
}
