using System.Text.Json;
using System.Text.Json.Nodes;
using Automation.GitHub;

namespace Automation.Governance;

/// <summary>The repository on GitHub as the parts see it.</summary>
internal sealed class GovernedRepository
{
    private readonly GitHubClient client;

    /// <summary>Asks for the repository.</summary>
    /// <exception cref="AutomationException">It cannot be seen, or GitHub cannot be reached: then nothing can be compared.</exception>
    public GovernedRepository(GitHubClient client)
    {
        this.client = client;
        Settings = (JsonObject)Node(client.Get("{repo}"))!;
    }

    /// <summary>What GitHub tells of the repository.</summary>
    public JsonObject Settings { get; }

    public string Owner => client.Connection.Owner;

    /// <summary>True when the owner is a person, who has no teams.</summary>
    public bool IsOfPerson => Settings["owner"]?["type"]?.GetValue<string>() == "User";

    public bool IsPrivate => Settings["private"]?.GetValue<bool>() == true;

    /// <summary>Gets something.</summary>
    /// <param name="path">The path.</param>
    /// <param name="absent">Statuses that mean that there is nothing.</param>
    /// <returns>Null when there is nothing; an empty object when the answer has no body.</returns>
    /// <exception cref="AutomationException">GitHub refused.</exception>
    public JsonNode? Read(string path, params ReadOnlySpan<int> absent)
    {
        GitHubAnswer answer = client.Ask(HttpMethod.Get, path);
        return absent.Contains((int)answer.Status) ? null : Node(client.Good(answer).Json()) ?? new JsonObject();
    }

    /// <summary>Gets the items of all pages.</summary>
    /// <exception cref="AutomationException">GitHub refused.</exception>
    public IReadOnlyList<JsonNode> List(string path, string? property = null) =>
        [.. client.List(path, property).Select(x => Node(x)!)];

    private static JsonNode? Node(JsonElement element) => JsonNode.Parse(element.GetRawText());
}
