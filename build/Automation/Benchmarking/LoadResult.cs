using System.Text.Json;
using Automation.Processes;

namespace Automation.Benchmarking;

/// <summary>What a load program says at its end.</summary>
/// <param name="PerSecond">Jobs in a second.</param>
/// <param name="P50">Milliseconds that half of the jobs did not exceed.</param>
/// <param name="P99">Milliseconds that 99 of 100 jobs did not exceed.</param>
internal sealed record LoadResult(double PerSecond, double P50, double P99)
{
    /// <summary>Runs a load program.</summary>
    /// <exception cref="AutomationException">It fails, or says nothing.</exception>
    public static LoadResult Of(Command command)
    {
        CommandResult result = command.Run();
        string line = result.Output.Trim().Split('\n')[^1];
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            return new(
                Number(document.RootElement, "perSecond"),
                Number(document.RootElement, "p50"),
                Number(document.RootElement, "p99")
            );
        }
        catch (JsonException e)
        {
            throw new AutomationException(
                $"{command.Program} {string.Join(' ', command.Arguments)} ended with exit code {result.ExitCode} and no figures: {result.Error}",
                e
            );
        }
    }

    private static double Number(JsonElement result, string name) =>
        result.TryGetProperty(name, out JsonElement number) ? number.GetDouble() : 0;
}
