using Microsoft.FeatureManagement;

namespace Template.Jobs.Api.Features;

/// <summary>The section <c>FeatureManagement</c>: what can be switched while the API runs. What is not named is off.</summary>
internal sealed record FeatureSettings
{
    /// <summary>The name of the section.</summary>
    public const string Section = "FeatureManagement";

    private static readonly string[] Names = [nameof(BulkReplay)];

    /// <summary>Whether many dead letters can be set going again with one request.</summary>
    public bool BulkReplay { get; init; }

    /// <summary>Which features are on now.</summary>
    /// <param name="features">Who knows.</param>
    public static async Task<IReadOnlyDictionary<string, bool>> StatesAsync(IFeatureManager features)
    {
        Dictionary<string, bool> states = new(StringComparer.Ordinal);
        foreach (string name in Names)
            states[name] = await features.IsEnabledAsync(name).ConfigureAwait(false);
        return states;
    }
}
