using System.Diagnostics;
using Automation.Deploying;
using Automation.Environments;

namespace Automation.MortalDeployment;

/// <summary>A deployment that kills its own process before a step.</summary>
internal static class DyingDeployment
{
    /// <summary>Deploys.</summary>
    /// <param name="root">The repository.</param>
    /// <param name="environment">The name of the environment.</param>
    /// <param name="release">The folder of the release.</param>
    /// <param name="last">The step; one that there is not, to live.</param>
    public static async Task<int> RunAsync(string root, string environment, string release, string last)
    {
        IDeploymentTarget target = DeploymentTargets.Of(
            EnvironmentFile.Read(root, environment),
            root,
            Environment.GetEnvironmentVariable,
            Console.Error.WriteLine,
            TimeProvider.System,
            Die
        );
        Deployment deployment = new(
            target,
            new DeploymentRecords(root, TimeProvider.System),
            new NoDeploymentStatus(),
            TimeProvider.System,
            Console.Error.WriteLine
        )
        {
            Step = Die,
        };
        DeploymentRequest request = new(
            EnvironmentFile.Read(root, environment),
            DeployedRelease.Open(release),
            null,
            RecordKind.Deployment,
            "release",
            [],
            "somebody",
            null
        );
        await deployment.RunAsync(request, CancellationToken.None).ConfigureAwait(false);
        return 0;

        void Die(string step)
        {
            if (step != last)
                return;
            using Process self = Process.GetCurrentProcess();
            self.Kill();
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
