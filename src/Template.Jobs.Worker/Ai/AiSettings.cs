namespace Template.Jobs.Worker.Ai;

/// <summary>The section <c>Worker:Ai</c>.</summary>
internal sealed record AiSettings
{
    /// <summary><c>extractive</c>, which is built in, or <c>openai</c> for any endpoint that speaks as OpenAI's does.</summary>
    public string Provider { get; init; } = "extractive";

    /// <summary>The endpoint, as in <c>https://api.example/v1</c>.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The model.</summary>
    public string? Model { get; init; }

    /// <summary>The key for the endpoint. A secret.</summary>
    public string? Key { get; init; }

    public IEnumerable<string> Problems()
    {
        if (Provider is not ("extractive" or "openai"))
            yield return $"Worker:Ai:Provider is '{Provider}'; it must be extractive or openai.";
        if (Provider != "openai")
            yield break;
        if (!Uri.TryCreate(Endpoint, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https"))
            yield return "Worker:Ai:Endpoint must be an address, as in https://api.example/v1, when the provider is openai.";
        if (string.IsNullOrWhiteSpace(Model))
            yield return "Worker:Ai:Model must name a model when the provider is openai.";
    }

    // Records print all they hold, and this one holds a key.
    private bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append("Provider = ").Append(Provider);
        return true;
    }
}
