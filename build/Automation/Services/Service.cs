using Automation.Processes;

namespace Automation.Services;

/// <summary>A program that runs until it is told to stop.</summary>
/// <param name="Name">What its lines are marked with.</param>
/// <param name="Command">How it is started.</param>
/// <param name="Ready">Tells whether it answers.</param>
public sealed record Service(string Name, Command Command, Func<CancellationToken, Task<bool>> Ready);
