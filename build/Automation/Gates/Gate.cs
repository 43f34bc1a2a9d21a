namespace Automation.Gates;

/// <summary>What a gate looks at.</summary>
[Flags]
public enum GateScopes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>What is staged for a commit.</summary>
    Staged = 1,

    /// <summary>What the pushed commits can affect.</summary>
    Changed = 2,

    /// <summary>Everything.</summary>
    All = 4,
}

/// <summary>A check that content must pass: the same one in a hook and in CI.</summary>
/// <param name="Name">The name, as messages, settings and receipts give it.</param>
/// <param name="Checks">What it looks for.</param>
/// <param name="Scopes">What it can be run on.</param>
/// <param name="Hook">The target that a hook runs and that holds this gate.</param>
/// <param name="Target">The target that runs it on everything.</param>
/// <param name="Mend">The command that mends what it finds; null when a person must.</param>
public sealed record Gate(string Name, string Checks, GateScopes Scopes, string Hook, string Target, string? Mend);
