using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Automation.PublicApi;

/// <summary>Reads the attributes that belong to the public API, and those in which the compiler keeps a part of it.</summary>
/// <param name="reader">The assembly.</param>
internal sealed class AttributeReader(MetadataReader reader)
{
    private const string Compiler = "System.Runtime.CompilerServices.";
    private const string Analysis = "System.Diagnostics.CodeAnalysis.";
    private const string Attribute = "Attribute";

    private static readonly HashSet<string> Shown = new(StringComparer.Ordinal)
    {
        "System.AttributeUsageAttribute",
        "System.FlagsAttribute",
        "System.ObsoleteAttribute",
        Analysis + "AllowNullAttribute",
        Analysis + "DisallowNullAttribute",
        Analysis + "DoesNotReturnAttribute",
        Analysis + "DoesNotReturnIfAttribute",
        Analysis + "ExperimentalAttribute",
        Analysis + "MaybeNullAttribute",
        Analysis + "MaybeNullWhenAttribute",
        Analysis + "MemberNotNullAttribute",
        Analysis + "MemberNotNullWhenAttribute",
        Analysis + "NotNullAttribute",
        Analysis + "NotNullIfNotNullAttribute",
        Analysis + "NotNullWhenAttribute",
        Analysis + "SetsRequiredMembersAttribute",
    };

    /// <summary>What the compiler writes for compilers that do not know required members or structures by reference.</summary>
    private static readonly string[] ByCompiler =
    [
        "Constructors of types with required members are not supported",
        "Types with embedded references are not supported",
    ];

    private static readonly AttributeTypes Types = new();

    /// <summary>True when an attribute of the compiler's services is there.</summary>
    public bool Has(CustomAttributeHandleCollection attributes, string name) =>
        Find(attributes, $"{Compiler}{name}{Attribute}") != null;

    /// <summary>The arguments of an attribute; null when it is not there.</summary>
    /// <param name="attributes">Where to look.</param>
    /// <param name="name">Its full name.</param>
    public ImmutableArray<CustomAttributeTypedArgument<string>>? Find(
        CustomAttributeHandleCollection attributes,
        string name
    )
    {
        foreach (CustomAttributeHandle handle in attributes)
        {
            CustomAttribute attribute = reader.GetCustomAttribute(handle);
            if (NameOf(attribute) == name)
                return attribute.DecodeValue(Types).FixedArguments;
        }
        return null;
    }

    /// <summary>The attributes that users see, as C# writes them, each with a blank behind it.</summary>
    public string Write(CustomAttributeHandleCollection attributes) =>
        string.Concat(
            attributes
                .Select(reader.GetCustomAttribute)
                .Where(x => Shown.Contains(NameOf(x)))
                .Select(Write)
                .Where(x => !Array.Exists(ByCompiler, y => x.Contains(y, StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal)
                .Select(x => $"[{x}] ")
        );

    /// <summary>The value of a decimal constant, which metadata knows no other place for; null when there is none.</summary>
    public decimal? Decimal(CustomAttributeHandleCollection attributes) =>
        Find(attributes, $"{Compiler}DecimalConstantAttribute")
            is [
                { Value: byte scale },
                { Value: byte sign },
                { Value: uint high },
                { Value: uint middle },
                { Value: uint low },
            ]
            ? new decimal((int)low, (int)middle, (int)high, sign != 0, scale)
            : null;

    /// <summary>What holds inside where nothing is said of null.</summary>
    /// <param name="attributes">The attributes of the type or method.</param>
    /// <param name="outer">What holds around it.</param>
    public byte Context(CustomAttributeHandleCollection attributes, byte outer) =>
        Find(attributes, $"{Compiler}NullableContextAttribute") is [{ Value: byte context }] ? context : outer;

    /// <summary>What the attributes of a parameter or member say of its type.</summary>
    public TypeFacts Facts(CustomAttributeHandleCollection attributes, byte context)
    {
        ImmutableArray<CustomAttributeTypedArgument<string>>? dynamic = Find(attributes, $"{Compiler}DynamicAttribute");
        return new TypeFacts(Numbers(Find(attributes, $"{Compiler}NullableAttribute")), context)
        {
            Dynamic = dynamic == null ? null : [.. Items(dynamic).OfType<bool>()],
            Names = Find(attributes, $"{Compiler}TupleElementNamesAttribute") is { } names
                ? [.. Items(names).Select(x => x as string)]
                : null,
        };
    }

    private static byte[]? Numbers(ImmutableArray<CustomAttributeTypedArgument<string>>? arguments) =>
        arguments == null ? null
        : arguments is [{ Value: byte one }] ? [one]
        : [.. Items(arguments).OfType<byte>()];

    private static IEnumerable<object?> Items(ImmutableArray<CustomAttributeTypedArgument<string>>? arguments) =>
        arguments is [{ Value: ImmutableArray<CustomAttributeTypedArgument<string>> items }]
            ? items.Select(x => x.Value)
            : [];

    private string Write(CustomAttribute attribute)
    {
        CustomAttributeValue<string> value = attribute.DecodeValue(Types);
        string[] arguments =
        [
            .. value.FixedArguments.Select(x => Write(x.Value)),
            .. value.NamedArguments.Select(x => $"{x.Name} = {Write(x.Value)}"),
        ];
        string name = NameOf(attribute).Split('.')[^1][..^Attribute.Length];
        return arguments.Length == 0 ? name : $"{name}({string.Join(", ", arguments)})";
    }

    private static string Write(object? value) =>
        value is ImmutableArray<CustomAttributeTypedArgument<string>> items
            ? string.Join(", ", items.Select(x => Write(x.Value)))
            : ConstantText.Write(value);

    private string NameOf(CustomAttribute attribute)
    {
        EntityHandle type =
            attribute.Constructor.Kind == HandleKind.MethodDefinition
                ? reader.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType()
                : reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
        return type.Kind switch
        {
            HandleKind.TypeDefinition => SignatureTypes.NameOf(
                reader,
                reader.GetTypeDefinition((TypeDefinitionHandle)type)
            ),
            HandleKind.TypeReference => SignatureTypes.NameOf(
                reader,
                reader.GetTypeReference((TypeReferenceHandle)type)
            ),
            // A generic attribute says nothing that is shown here.
            _ => "",
        };
    }
}
