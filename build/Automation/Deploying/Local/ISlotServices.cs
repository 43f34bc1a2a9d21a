namespace Automation.Deploying.Local;

/// <summary>The services of an environment on this machine. There are two slots, so that two versions can run at once.</summary>
public interface ISlotServices
{
    /// <summary>What people call the place.</summary>
    string Name { get; }

    /// <summary>Where the API of a slot answers.</summary>
    Uri Address(LocalSlot slot);

    /// <summary>Where the services of a slot tell how they are; the API is the first one.</summary>
    IEnumerable<Uri> Addresses(LocalSlot slot);

    /// <summary>Gets what is to be started to this machine.</summary>
    /// <exception cref="AutomationException">It cannot be had, or is not that of the release.</exception>
    void Prepare(DeployedRelease release);

    /// <summary>Starts the services of a slot.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="known">Is given the slot with what is about to run, before it does.</param>
    /// <exception cref="AutomationException">One cannot be started, or a port is taken.</exception>
    void Start(LocalSlot slot, Action<LocalSlot> known);

    /// <summary>Starts the services of the current slot again, not all of which run.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="known">Is given the slot with what is about to run, before it does.</param>
    /// <exception cref="AutomationException">One cannot be started.</exception>
    Task RestartAsync(LocalSlot slot, Action<LocalSlot> known);

    /// <summary>Asks the services of a slot to stop, and ends those that do not.</summary>
    Task StopAsync(LocalSlot slot);

    /// <summary>Whether all services of a slot run.</summary>
    bool IsRunning(LocalSlot slot);

    /// <summary>Says which service of a slot has ended.</summary>
    /// <returns>Null when all run.</returns>
    string? Ended(LocalSlot slot);

    /// <summary>The last lines of the services of a slot, without the values of secrets.</summary>
    string LastLinesOf(LocalSlot slot);
}
