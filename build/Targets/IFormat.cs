using Automation.Formatting;
using Nuke.Common;
using Serilog;

namespace Targets;

internal interface IFormat : IHasRepository
{
    private IEnumerable<string> OtherFiles => Files.Where(x => !CSharpier.Formats(x));

    Target Format =>
        _ =>
            _.Description(
                    "Formats C#, XML and project files with CSharpier; in all other text mends line ends and trailing blanks"
                )
                .Before<ICompile>(x => x.Compile)
                .Executes(() =>
                {
                    IReadOnlyList<FormatFinding> unreadable = new CSharpier(RootDirectory, Tools).Format();
                    foreach (FormatFinding mended in new TextFormatter(RootDirectory).Format(OtherFiles))
                        Log.Information("{File}: {Reason}", mended.File, mended.Reason);
                    FormatReport.ThrowIfAny(unreadable);
                });

    Target CheckFormat =>
        _ =>
            _.Description("Fails when Format would change a file")
                .After(Format)
                .Executes(() =>
                    FormatReport.ThrowIfAny([
                        .. new CSharpier(RootDirectory, Tools).Check(),
                        .. new TextFormatter(RootDirectory).Check(OtherFiles),
                    ])
                );
}
