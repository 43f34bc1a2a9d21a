namespace Template.Jobs.Processing;

internal enum StopReason
{
    None,
    CalledOff,
    LeaseLost,
    WorkerStops,
}
