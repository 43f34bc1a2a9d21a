using Automation.Gates;
using Nuke.Common;
using Serilog;

namespace Targets;

internal interface ICheckSecrets : IHasRepository
{
    Target CheckSecrets =>
        _ =>
            _.Description(
                    "Looks for secrets in everything that was ever committed; a second run reads only what is new"
                )
                .Executes(() =>
                    Log.Information(
                        "{Line}",
                        new SecretHistory(Git, RootDirectory / ".nuke" / "cache" / "history").Check()
                    )
                );
}
