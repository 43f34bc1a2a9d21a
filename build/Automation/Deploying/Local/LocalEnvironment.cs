namespace Automation.Deploying.Local;

/// <summary>An environment in a folder of this machine.</summary>
public static class LocalEnvironment
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Stops everything that runs there. A deployment starts it again.</summary>
    /// <param name="folder">The folder of the environment.</param>
    /// <returns>How many versions ran.</returns>
    public static async Task<int> StopAsync(string folder)
    {
        LocalSlot[] running = [.. new LocalFolder(folder).Slots().Where(x => x.Processes.Values.Any(y => y.IsRunning))];
        foreach (LocalSlot slot in running)
            await Task.WhenAll(slot.Processes.Values.Select(x => Services.DetachedService.StopAsync(x, Patience)))
                .ConfigureAwait(false);
        return running.Length;
    }
}
