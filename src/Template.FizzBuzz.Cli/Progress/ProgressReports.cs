namespace Template.FizzBuzz.Cli.Progress;

/// <summary>Passes each report on to several.</summary>
internal sealed class ProgressReports(params IProgress<long>?[] receivers) : IProgress<long>
{
    public void Report(long value)
    {
        foreach (IProgress<long>? receiver in receivers)
        {
            receiver?.Report(value);
        }
    }
}
