using System.Text.Json.Nodes;

namespace Automation.GitHub.Loopback;

/// <summary>The settings of a repository on the loopback GitHub: what administrators change.</summary>
public sealed class LoopbackGovernance
{
    private const string Repository = "/repos/{owner}/{repo}";
    private readonly LoopbackGitHub server;

    /// <summary>Adds the settings to a server, as a new repository has them.</summary>
    /// <param name="server">The server.</param>
    /// <param name="owner">Who owns the repository.</param>
    /// <param name="name">The repository's name.</param>
    public LoopbackGovernance(LoopbackGitHub server, string owner, string name)
    {
        ArgumentNullException.ThrowIfNull(server);
        this.server = server;
        new LoopbackGovernanceSettings(this, owner, name, server.Api).AddTo();
        new LoopbackGovernanceActions(this).AddTo();
        new LoopbackGovernanceLabels(this, server.Api).AddTo();
        new LoopbackGovernancePolicies(this, server).AddTo();
        new LoopbackGovernanceRulesets(this, owner, name).AddTo();
        Add(
            "GET",
            "/codeowners/errors",
            _ =>
                LoopbackAnswer.Json(
                    new JsonObject { ["errors"] = new JsonArray([.. UnknownOwners.Select(UnknownOwner)]) }
                )
        );
    }

    /// <summary>True for a repository that only its members see.</summary>
    public bool IsPrivate { get; set; }

    /// <summary>True when a person owns the repository, who has no teams.</summary>
    public bool IsOfPerson { get; set; }

    /// <summary>True when the plan has rulesets for private repositories too.</summary>
    public bool IsPaidFor { get; set; } = true;

    /// <summary>Lines of CODEOWNERS that name somebody whom GitHub does not know.</summary>
    public IReadOnlyList<int> UnknownOwners { get; set; } = [];

    /// <summary>A refusal of what the plan does not have; null when it has it.</summary>
    internal LoopbackAnswer? RefusalOfPlan() =>
        IsPrivate && !IsPaidFor
            ? LoopbackAnswer.Refused(
                403,
                "Upgrade to GitHub Pro or make this repository public to enable this feature."
            )
            : null;

    /// <summary>Adds a part below the repository; what writes needs an administrator.</summary>
    internal void Add(string method, string path, Func<LoopbackRequest, LoopbackAnswer> handler) =>
        server.Route(
            method,
            Repository + path,
            x =>
                method != "GET" && x.Access < LoopbackAccess.Admin
                    ? LoopbackAnswer.Refused(403, "Must have admin rights to Repository.")
                    : handler(x)
        );

    private static JsonObject UnknownOwner(int line) =>
        new()
        {
            ["line"] = line,
            ["column"] = 12,
            ["kind"] = "Unknown owner",
            ["source"] = "/.github/ seniors@example.com",
            ["suggestion"] = "make sure seniors@example.com exists and has write access to the repository",
            ["message"] = FormattableString.Invariant(
                $"Unknown owner on line {line}: make sure seniors@example.com exists"
            ),
            ["path"] = ".github/CODEOWNERS",
        };
}
