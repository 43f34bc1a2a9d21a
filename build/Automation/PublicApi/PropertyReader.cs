using System.Reflection.Metadata;

namespace Automation.PublicApi;

/// <summary>Writes properties and indexers.</summary>
/// <param name="reader">The assembly.</param>
/// <param name="names">The type's parameters.</param>
/// <param name="context">What holds in the type where nothing is said of null.</param>
internal sealed class PropertyReader(MetadataReader reader, TypeParameterNames names, byte context)
{
    private static readonly string[] ByReach = ["public ", "protected internal ", "protected "];

    private readonly AttributeReader attributes = new(reader);
    private readonly SignatureTypes types = new();

    /// <summary>A property; null when others cannot use it, or when the compiler made it.</summary>
    public string? Write(PropertyDefinition property)
    {
        PropertyAccessors accessors = property.GetAccessors();
        CustomAttributeHandleCollection noted = property.GetCustomAttributes();
        (MethodDefinition Method, string Access, string Word)[] seen =
        [
            .. new[] { (accessors.Getter, "get"), (accessors.Setter, "set") }
                .Where(x => !x.Item1.IsNil)
                .Select(x => (Method: reader.GetMethodDefinition(x.Item1), Word: x.Item2))
                .Select(x => (x.Method, Accessibility.Of(x.Method.Attributes), Word(x.Method, x.Word)))
                .Where(x => x.Item2 != null)
                .Select(x => (x.Method, x.Item2!, x.Item3)),
        ];
        // The only property that the compiler makes by itself is EqualityContract, of records.
        if (seen.Length == 0 || reader.GetString(property.Name) == "EqualityContract")
            return null;
        MethodSignature<ApiType> signature = property.DecodeSignature(types, names);
        string access = ByReach.First(x => seen.Any(y => y.Access == x));
        string reference =
            signature.ReturnType.Kind != ApiTypeKind.Reference ? ""
            : attributes.Has(noted, "IsReadOnly") ? "ref readonly "
            : "ref ";
        string text = TypeText.Write(signature.ReturnType, attributes.Facts(noted, context));
        string required = attributes.Has(noted, "RequiredMember") ? "required " : "";
        string list = string.Concat(seen.Select(x => $"{(x.Access == access ? "" : x.Access)}{x.Word}; "));
        return $"{attributes.Write(noted)}{access}{Accessibility.Inheritance(seen[0].Method)}{required}{reference}{text} {Name(property, signature, seen[0].Method)} {{ {list}}}";
    }

    private string Name(PropertyDefinition property, MethodSignature<ApiType> signature, MethodDefinition accessor)
    {
        string name = reader.GetString(property.Name);
        byte inner = attributes.Context(accessor.GetCustomAttributes(), context);
        return signature.ParameterTypes.Length == 0
            ? name
            : $"this[{new ParameterText(reader, attributes).Write(accessor, signature.ParameterTypes, inner)}]";
    }

    private string Word(MethodDefinition accessor, string word)
    {
        string kind =
            word == "set" && accessor.DecodeSignature(types, names).ReturnType.Modifier == "IsExternalInit"
                ? "init"
                : word;
        return attributes.Has(accessor.GetCustomAttributes(), "IsReadOnly") ? "readonly " + kind : kind;
    }
}
