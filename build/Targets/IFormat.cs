using Automation.Formatting;
using Nuke.Common;
using Serilog;

namespace Targets;

internal interface IFormat : IHasRepository
{
    Target Format =>
        _ =>
            _.Description(
                    "Formats C#, XML and project files with CSharpier; in all other text mends line ends and trailing blanks"
                )
                .Before<ICompile>(x => x.Compile)
                .Executes(() =>
                {
                    IReadOnlyList<FormatFinding> findings = new WorkTreeFormatter(RootDirectory, Formatter).Format(
                        Files
                    );
                    foreach (FormatFinding mended in findings.Where(x => !x.IsUnreadable))
                        Log.Information("{File}: {Reason}", mended.File, mended.Reason);
                    FormatReport.ThrowIfAny([.. findings.Where(x => x.IsUnreadable)]);
                });

    Target CheckFormat =>
        _ =>
            _.Description("Fails when Format would change a file")
                .After(Format)
                .Executes(() => FormatReport.ThrowIfAny(new WorkTreeFormatter(RootDirectory, Formatter).Check(Files)));
}
