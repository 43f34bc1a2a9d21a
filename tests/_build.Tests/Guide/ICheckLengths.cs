using Automation.Lengths;
using Nuke.Common;
using Serilog;

namespace Targets;

internal interface ICheckLengths : IHasRepository
{
    [Parameter("How many files CountLines lists")]
    int Longest => TryGetValue<int?>(() => Longest) ?? 10;

    private LongFiles LongFiles => new(RootDirectory, Files);

    Target CountLines =>
        _ =>
            _.Description("Lists the longest C# files")
                .Executes(() =>
                {
                    foreach ((string path, int lines) in LongFiles.Count().Take(Longest))
                        Log.Information("{Lines,5} {Path}", lines, path);
                });

    Target CheckLengths =>
        _ => _.Description("Fails when a C# file is longer than it may be").Executes(() => LongFiles.Check());

    Target AcceptLengths =>
        _ =>
            _.Description("Accepts the C# files at the length that they have")
                .Executes(() => Log.Information("{Count} long files are accepted.", LongFiles.Accept()));
}
