using System.Globalization;
using Automation.Auditing;
using Automation.Environments;

namespace Automation.Validating;

/// <summary>Holds what runs in an environment to the environment's limits, and records it: an audit of the packages and a short load.</summary>
/// <param name="audit">Audits the packages of a commit.</param>
/// <param name="load">Puts the service under load.</param>
/// <param name="say">Takes what people should know, line by line.</param>
public sealed class EnvironmentValidation(
    Func<string, AuditResult> audit,
    Func<ValidationLimits, CancellationToken, Task<LoadFigures>> load,
    Action<string> say
)
{
    /// <summary>Validates a release that runs.</summary>
    /// <param name="limits">The limits.</param>
    /// <param name="running">The record of what runs there.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What was found, in one line, for the record.</returns>
    /// <exception cref="AutomationException">A limit is not kept; all that are not are named.</exception>
    public async Task<string> RunAsync(
        ValidationLimits limits,
        DeploymentRecord running,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(running);
        AuditResult audited = audit(running.Commit);
        string packages = audited.IsAvailable
            ? $"{audited.Advisories.Count} advisories"
            : "no source of packages tells about weaknesses";
        say($"Audit: {packages}");
        LoadFigures figures = await load(limits, cancellation).ConfigureAwait(false);
        say($"Load: {figures}");
        string[] problems = [.. Problems(limits, audited, figures)];
        return problems.Length == 0
            ? $"audit: {packages}; load: {figures}"
            : throw new AutomationException(
                $"{running.Version} is not valid in {running.Environment}. {string.Join(" ", problems)} The limits are in {EnvironmentFile.PathOf(running.Environment)}; release what mends it, or validate again on a quieter machine: ./build.sh ValidateEnvironment --environment {running.Environment}"
            );
    }

    private static IEnumerable<string> Problems(ValidationLimits limits, AuditResult audited, LoadFigures figures)
    {
        foreach (Advisory advisory in audited.Advisories)
            yield return $"{advisory.Package} {advisory.Version} has a weakness ({advisory.Severity}): {advisory.Page}.";
        if (!audited.IsAvailable && limits.IsAuditRequired)
            yield return "No source of packages tells about weaknesses, and an audit is required.";
        if (figures.Errors > limits.MaximumErrors)
            yield return $"{figures.Errors} requests failed, and at most {limits.MaximumErrors} may.";
        if (figures.P99Milliseconds > limits.P99Milliseconds)
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"The p99 was {figures.P99Milliseconds:0.0} ms, and may be {limits.P99Milliseconds:0.#} ms."
            );
        if (figures.PerSecond < limits.MinimumPerSecond)
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{figures.PerSecond:0.0} requests a second were answered, and it takes {limits.MinimumPerSecond:0.#}."
            );
    }
}
