using System.Runtime.InteropServices;
using Automation.Adopting;
using Nuke.Common;
using Serilog;

namespace Targets;

internal interface IAdopt : IVersion, IHasDryRun, IHasAnswers
{
    [Parameter("What Adopt brings: hooks, versions, coverage, workflows, promotion or all")]
    string? Capability => TryGetValue(() => Capability);

    [Parameter("The solution that an adopted build works on, where there are several", Name = "Solution")]
    string? AdoptedSolution => TryGetValue(() => AdoptedSolution);

    [Parameter("Does what the plan says without asking")]
    bool Yes => TryGetValue<bool?>(() => Yes) ?? false;

    Target Adopt =>
        _ =>
            _.Description(
                    "Brings a --capability into the repository that you are in, or into --repository; shows the plan first"
                )
                .Executes(() =>
                    new Adoption(
                        Request,
                        new TemplateRendering(RootDirectory).Render,
                        x => Log.Information("{Line}", x)
                    ).RunAsync()
                );

    [Parameter("Only the repositories of TestAdopt whose shape holds this text, such as slnx")]
    string? Shape => TryGetValue(() => Shape);

    Target TestAdopt =>
        _ =>
            _.Description("Tries Adopt on repositories of other shapes, one --capability or all; takes minutes")
                .Executes(() =>
                    new AdoptionProof(
                        RootDirectory,
                        Directory.CreateTempSubdirectory("adopt-").FullName,
                        x => Log.Information("{Line}", x)
                    ).RunAsync(Capability == null ? AdoptionProof.Capabilities : [Capability], Shape ?? "")
                );

    private AdoptionRequest Request =>
        new(
            RootDirectory,
            Path.GetFullPath(string.IsNullOrEmpty(Repository) ? Environment.CurrentDirectory : Repository),
            Capability
        )
        {
            Solution = AdoptedSolution,
            Answers = Answers ?? [],
            IsDryRun = DryRun,
            IsConfirmed = Yes,
            Ask = Console.IsInputRedirected ? null : Question,
        };

    private static string? Question(string text)
    {
        // Nothing is written yet, and whoever reads a line cannot be told to stop.
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(
            PosixSignal.SIGINT,
            _ => Environment.Exit(130)
        );
#if NUKE
        Console.Write(text);
        return Console.ReadLine();
#else
        return Nuke.Common.Reporting.TerminalQuestion.Ask(text);
#endif
    }
}
