namespace Automation.GitHub.Loopback;

/// <summary>A request that came, and what was answered.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path, with the query.</param>
/// <param name="Login">Whose token it came with; null when it came with none that is known.</param>
/// <param name="Body">The body, when it was JSON.</param>
/// <param name="Status">The status of the answer; 0 when the connection was cut instead.</param>
/// <param name="Answer">The answer's body, when it was JSON.</param>
public sealed record LoopbackExchange(
    string Method,
    string Path,
    string? Login,
    string? Body,
    int Status,
    string? Answer
);
