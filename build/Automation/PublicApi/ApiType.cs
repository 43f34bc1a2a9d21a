namespace Automation.PublicApi;

/// <summary>What a type in a signature is.</summary>
internal enum ApiTypeKind
{
    /// <summary>A class, structure, interface, enumeration or delegate, with its arguments.</summary>
    Named,

    /// <summary>A type parameter.</summary>
    Parameter,

    /// <summary>An array; its element is the only argument.</summary>
    Array,

    /// <summary>A pointer; what it points at is the only argument.</summary>
    Pointer,

    /// <summary>A reference; what it refers to is the only argument.</summary>
    Reference,

    /// <summary>A pointer to a function; the arguments are its parameters and, last, what it returns.</summary>
    Function,
}

/// <summary>A type as a signature names it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The name in metadata, nested types behind a slash; of an array the commas of its rank.</param>
/// <param name="IsValue">True for a type whose values cannot be null.</param>
/// <param name="Arguments">The types that it is made of.</param>
internal sealed record ApiType(ApiTypeKind Kind, string Name, bool IsValue, IReadOnlyList<ApiType> Arguments)
{
    /// <summary>The last part of the name of a modifier, such as IsExternalInit; null when there is none.</summary>
    public string? Modifier { get; init; }

    /// <summary>A type without arguments.</summary>
    public static ApiType Of(string name, bool isValue) => new(ApiTypeKind.Named, name, isValue, []);

    /// <summary>A type that is made of another.</summary>
    public static ApiType Of(ApiTypeKind kind, string name, ApiType inner) => new(kind, name, false, [inner]);

    /// <summary>A type parameter.</summary>
    public static ApiType Parameter(string name) => new(ApiTypeKind.Parameter, name, false, []);
}
