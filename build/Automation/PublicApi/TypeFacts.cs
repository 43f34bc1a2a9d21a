namespace Automation.PublicApi;

/// <summary>What the compiler notes in attributes beside a signature.</summary>
/// <param name="nullable">For each part of the type whether it may be null: one number for all, or one for each.</param>
/// <param name="context">The number where there is none.</param>
internal sealed class TypeFacts(IReadOnlyList<byte>? nullable, byte context)
{
    /// <summary>What says that something may be null.</summary>
    public const byte Annotated = 2;

    /// <summary>What says that something is never null.</summary>
    public const byte NotAnnotated = 1;

    /// <summary>Which parts are dynamic; null when none is, empty when the type itself is.</summary>
    public IReadOnlyList<bool>? Dynamic { get; init; }

    /// <summary>The names of the elements of tuples; null when they have none.</summary>
    public IReadOnlyList<string?>? Names { get; init; }

    /// <summary>The number for a part of the type.</summary>
    public byte Nullability(int part) =>
        nullable == null ? context
        : nullable.Count == 1 ? nullable[0]
        : part < nullable.Count ? nullable[part]
        : context;

    /// <summary>Whether a part of the type is dynamic.</summary>
    public bool IsDynamic(int part) =>
        Dynamic != null && (Dynamic.Count == 0 ? part == 0 : part < Dynamic.Count && Dynamic[part]);

    /// <summary>The name of an element of a tuple, counted over all tuples of the type.</summary>
    public string? NameOf(int element) => Names != null && element < Names.Count ? Names[element] : null;
}
