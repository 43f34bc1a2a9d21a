using System.Text.Json.Nodes;

namespace Automation.GitHub.Loopback;

/// <summary>The labels, beginning with some of those that GitHub gives a new repository.</summary>
/// <param name="governance">What the repository is.</param>
/// <param name="api">Where the server is.</param>
internal sealed class LoopbackGovernanceLabels(LoopbackGovernance governance, Uri api)
{
    private readonly List<JsonObject> labels = [];

    public void AddTo()
    {
        labels.Add(Label("bug", "d73a4a", "Something isn't working", isDefault: true));
        labels.Add(Label("enhancement", "a2eeef", "New feature or request", isDefault: true));
        governance.Add("GET", "/labels", x => LoopbackAnswer.Page(x, labels));
        governance.Add("POST", "/labels", Create);
        governance.Add("PATCH", "/labels/{label}", Change);
        governance.Add(
            "DELETE",
            "/labels/{label}",
            x =>
                Find(x.Value("label")) is { } label && labels.Remove(label)
                    ? LoopbackAnswer.Done
                    : LoopbackAnswer.Missing
        );
    }

    private LoopbackAnswer Create(LoopbackRequest request)
    {
        if (request.Text("name") is not { Length: > 0 } name)
            return LoopbackAnswer.Invalid("Label", "name", "missing_field");
        if (Find(name) != null)
            return LoopbackAnswer.Invalid("Label", "name", "already_exists");
        JsonObject label = Label(
            name,
            request.Text("color") ?? "ededed",
            request.Text("description"),
            isDefault: false
        );
        labels.Add(label);
        return LoopbackAnswer.Json(label, 201);
    }

    private LoopbackAnswer Change(LoopbackRequest request)
    {
        if (Find(request.Value("label")) is not { } label)
            return LoopbackAnswer.Missing;
        label["name"] = request.Text("new_name") ?? (string?)label["name"];
        label["color"] = request.Text("color") ?? (string?)label["color"];
        label["description"] = request.Text("description") ?? (string?)label["description"];
        return LoopbackAnswer.Json(label);
    }

    private JsonObject? Find(string name) =>
        labels.Find(x => string.Equals((string?)x["name"], name, StringComparison.OrdinalIgnoreCase));

    private JsonObject Label(string name, string color, string? description, bool isDefault) =>
        new()
        {
            ["id"] = LoopbackHost.IdOf(name),
            ["node_id"] = $"LA_{name}",
            ["url"] = $"{api}labels/{Uri.EscapeDataString(name)}",
            ["name"] = name,
            ["color"] = color,
            ["default"] = isDefault,
            ["description"] = description,
        };
}
