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

    /// <summary>How long the endpoint may take to answer. The timeout of the type <c>ai</c> holds as well.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(1);

    public IEnumerable<string> Problems()
    {
        if (Provider is not ("extractive" or "openai"))
            yield return $"Worker:Ai:Provider is '{Provider}'; it must be extractive or openai.";
        if (Provider != "openai")
            yield break;
        if (!Uri.TryCreate(Endpoint, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https"))
            yield return "Worker:Ai:Endpoint must be an address, as in https://api.example/v1, when the provider is openai.";
        else if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
            yield return "Worker:Ai:Endpoint must hold neither a password nor anything after the path; the key belongs into Worker:Ai:Key.";
        if (string.IsNullOrWhiteSpace(Model))
            yield return "Worker:Ai:Model must name a model when the provider is openai.";
        // The key itself is a secret, so the sentence says only what is wrong with it.
        if (Key?.Any(x => !char.IsAscii(x) || char.IsControl(x) || x == ' ') == true)
            yield return "Worker:Ai:Key holds a blank, a line break or another character that no key has.";
        if (Timeout <= TimeSpan.Zero || Timeout > TimeSpan.FromDays(1))
            yield return $"Worker:Ai:Timeout is {Timeout}; it must be longer than nothing and at most a day.";
    }

    // Records print all they hold, and this one holds a key.
    private bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append("Provider = ").Append(Provider);
        return true;
    }
}
