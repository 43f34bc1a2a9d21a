namespace Automation.Health.Rules;

/// <summary>What is ignored is there, and it says why.</summary>
internal sealed class NeededIgnores()
    : HealthRule(
        "WF019",
        HealthSeverity.Medium,
        "Every ignored finding exists, and has a reason",
        "Write { \"rule\": \"WF015\", \"path\": \"…\", \"reason\": \"…\" }, and delete what is not needed any more."
    )
{
    public override IEnumerable<HealthFinding> Check(HealthRepository repository) =>
        HealthIgnores.Read(repository).Problems.Select(x => Found(HealthIgnores.Path, x.Line, x.Message));

    /// <summary>Tells of an ignore that nothing needs.</summary>
    public HealthFinding Unused(HealthIgnore ignore) =>
        Found(
            HealthIgnores.Path,
            ignore.Line,
            $"Nothing of {ignore.Rule} is found{(ignore.Paths == "*" ? "" : $" in {ignore.Paths}")}, so that nothing needs to be ignored."
        );
}
