using Automation.Processes;
using Automation.Templating;
using Automation.Templating.Trying;
using Nuke.Common;
using Nuke.Common.IO;
using Serilog;

namespace Targets;

internal interface ITemplate : IPack, IHasShort
{
    [Parameter("Tries only this case of the template, such as none or jobs")]
    string? Case => TryGetValue(() => Case);

    private string PackedTemplate =>
        Packages / new TemplatePackage(RootDirectory).Make(OwnVersion.Variable("SemVer"), Packages)[0].Name;

    Target PackTemplate =>
        _ =>
            _.Description("Packs this repository as a template for dotnet new")
                .Produces("artifacts/packages/*.nupkg")
                .Executes(() => Log.Information("{Package}", PackedTemplate));

    Target TestTemplate =>
        _ =>
            _.Description(
                    "Makes projects from the packed template, and checks, builds, commits and rehearses with each"
                )
                .Executes(() =>
                    Interruption.RunAsync(
                        x =>
                            new TemplateTrials(
                                RootDirectory,
                                Artifacts / "template",
                                Environment.GetEnvironmentVariable,
                                Console.WriteLine
                            )
                            {
                                Only = Case,
                                IsShort = Short,
                            }.RunAsync(PackedTemplate, x),
                        canBeForced: false
                    )
                );
}
