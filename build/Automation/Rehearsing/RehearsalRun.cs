using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using Automation.Promoting;

namespace Automation.Rehearsing;

/// <summary>Rehearses the way of a release on this machine, and leaves nothing behind.</summary>
/// <param name="root">The repository that is rehearsed.</param>
/// <param name="program">The compiled build program.</param>
/// <param name="say">Takes the story, line by line.</param>
[ExcludeFromCodeCoverage(Justification = "./build.sh Rehearse runs it in CI.")]
public sealed class RehearsalRun(string root, string program, Action<string> say)
{
    /// <summary>Rehearses.</summary>
    /// <param name="cancellation">Ends it after the target that runs, and takes everything away.</param>
    /// <exception cref="AutomationException">Something did not go as it should.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        ApprovalRules rules = ApprovalRules.Read(root);
        RehearsedPeople people = RehearsedPeople.For(rules);
        RehearsalScene scene = RehearsalScene.Set(root, people.Bot, TimeProvider.System);
        await using (scene.ConfigureAwait(false))
        {
            people.Join(scene.GitHub, rules.Team);
            scene.GitHub.RequiredApprovals = rules.Approvals;
            say(
                $"A rehearsal of the newest commit in {scene.Git.Root}, with a bare remote, a GitHub at {scene.GitHub.Api} and environments on this machine."
            );
            RehearsedBuild build = new(
                program,
                scene.Git.Root,
                scene.Variables(RehearsedPeople.TokenOf(people.Bot)),
                say
            )
            {
                Cancellation = cancellation,
            };
            RehearsedReview review = new(scene.GitHub, TimeProvider.System, say);
            // Blocking work, with services and a GitHub of its own beside it.
            await Task.Run(
                    () =>
                        new Rehearsal(
                            scene,
                            people,
                            rules,
                            build,
                            review,
                            RuntimeInformation.RuntimeIdentifier,
                            say
                        ).Play(),
                    cancellation
                )
                .ConfigureAwait(false);
        }
        say("");
        say(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The rehearsal succeeded in {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s. Nothing of it is left."
            )
        );
    }
}
