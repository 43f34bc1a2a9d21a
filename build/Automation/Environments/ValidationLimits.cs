namespace Automation.Environments;

/// <summary>What an environment has to show before its release may go on: a short load with limits, and an audit.</summary>
/// <param name="Seconds">How long the load lasts, in seconds.</param>
/// <param name="Clients">How many clients ask at the same time.</param>
/// <param name="P99Milliseconds">Within how many milliseconds 99 of 100 answers have to come.</param>
/// <param name="MinimumPerSecond">How many answers have to come in a second at least.</param>
/// <param name="MaximumErrors">How many answers may be errors.</param>
/// <param name="IsAuditRequired">True when it fails where the audit of the packages cannot be made; false when it is made where it can be.</param>
public sealed record ValidationLimits(
    int Seconds,
    int Clients,
    double P99Milliseconds,
    double MinimumPerSecond,
    int MaximumErrors,
    bool IsAuditRequired
);
