namespace Automation.Environments;

/// <summary>That somebody agreed to a promotion.</summary>
/// <param name="By">The login.</param>
/// <param name="IsSenior">True when the person was in the senior group.</param>
/// <param name="At">When, in UTC, in whole seconds.</param>
public sealed record Approval(string By, bool IsSenior, DateTimeOffset At);
