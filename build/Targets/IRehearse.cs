using System.Reflection;
using Automation.Processes;
using Automation.Rehearsing;
using Nuke.Common;

namespace Targets;

internal interface IRehearse : IHasRepository
{
    Target Rehearse =>
        _ =>
            _.Description("Plays a release from change to production and back, with a GitHub on this machine")
                .Executes(() =>
                    Interruption.RunAsync(
                        new RehearsalRun(
                            RootDirectory,
                            Assembly.GetEntryAssembly()!.Location,
                            Console.WriteLine
                        ).RunAsync,
                        canBeForced: false
                    )
                );
}
