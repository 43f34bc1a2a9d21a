namespace Template.Jobs.Api.Protection;

/// <summary>Marks an address that needs no key.</summary>
internal sealed class OpenToAll
{
    /// <summary>Whether it is open only where the settings say so.</summary>
    public bool IsMetrics { get; init; }

    /// <summary>Whether a page lies there, which may load its own script and style.</summary>
    public bool HasPage { get; init; }
}
