using Automation.Deploying.Local;
using Automation.Environments;

namespace Automation.Promoting;

/// <summary>Stops what runs in an environment of this machine. Records stay: it is a pause, and not a change of what is to run.</summary>
/// <param name="context">What promotions work with.</param>
public sealed class EnvironmentStop(PromotionContext context)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Stops it.</summary>
    /// <param name="name">The environment.</param>
    /// <exception cref="AutomationException">It is elsewhere, or something is being deployed there.</exception>
    public async Task RunAsync(string? name)
    {
        EnvironmentFile environment = context.Environment(name);
        if (context.Target(environment) is not LocalTarget target)
            throw new AutomationException(
                $"{environment.Name} is no environment of this machine, but of the kind {environment.Kind}. Stop it with the tools of that."
            );
        using IDisposable held = target.Lock(Patience);
        await target.StopAsync().ConfigureAwait(false);
        context.Say(
            $"Nothing runs in {target.Name} any more. To start it again: ./build.sh Deploy --environment {environment.Name}{(environment.Previous == null ? $" --release-version {context.Records.Current(environment.Name)?.Version ?? "VERSION"}" : "")}"
        );
    }
}
