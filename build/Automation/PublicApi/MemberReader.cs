using System.Reflection;
using System.Reflection.Metadata;

namespace Automation.PublicApi;

/// <summary>Writes the members of a type that others can use.</summary>
/// <param name="reader">The assembly.</param>
/// <param name="type">The type.</param>
/// <param name="names">The type's parameters.</param>
/// <param name="context">What holds in the type where nothing is said of null.</param>
internal sealed class MemberReader(MetadataReader reader, TypeDefinition type, TypeParameterNames names, byte context)
{
    private readonly AttributeReader attributes = new(reader);
    private readonly SignatureTypes types = new();

    /// <summary>All of them, a line each.</summary>
    public IEnumerable<string> Lines()
    {
        MethodReader methods = new(reader, type, names, context);
        PropertyReader properties = new(reader, names, context);
        return
        [
            .. Fields(),
            .. type.GetProperties().Select(x => properties.Write(reader.GetPropertyDefinition(x))).OfType<string>(),
            .. type.GetEvents().Select(x => Write(reader.GetEventDefinition(x))).OfType<string>(),
            .. type.GetMethods().Select(x => methods.Write(reader.GetMethodDefinition(x))).OfType<string>(),
        ];
    }

    /// <summary>The type that the values of an enumeration have.</summary>
    public string UnderlyingType() =>
        type.GetFields()
            .Select(reader.GetFieldDefinition)
            .Where(x => !x.Attributes.HasFlag(FieldAttributes.Static))
            .Select(x => TypeText.Write(x.DecodeSignature(types, names), new TypeFacts(null, 0)))
            .First();

    /// <summary>The values of an enumeration.</summary>
    public IEnumerable<string> Constants() =>
        type.GetFields()
            .Select(reader.GetFieldDefinition)
            .Where(x => x.Attributes.HasFlag(FieldAttributes.Literal))
            .Select(x =>
                $"{attributes.Write(x.GetCustomAttributes())}{reader.GetString(x.Name)} = {ConstantText.Write(reader, x.GetDefaultValue())}"
            );

    /// <summary>A delegate, as it is declared.</summary>
    public string Delegate(string name) =>
        "delegate "
        + new MethodReader(reader, type, names, context).WriteSignature(
            type.GetMethods().Select(reader.GetMethodDefinition).First(x => reader.GetString(x.Name) == "Invoke"),
            name
        );

    private IEnumerable<string> Fields() =>
        type.GetFields()
            .Select(reader.GetFieldDefinition)
            .Where(x => Accessibility.Of(x.Attributes) != null && !x.Attributes.HasFlag(FieldAttributes.SpecialName))
            .Select(Write);

    private string Write(FieldDefinition field)
    {
        CustomAttributeHandleCollection noted = field.GetCustomAttributes();
        ApiType fieldType = field.DecodeSignature(types, names);
        bool isConstant = field.Attributes.HasFlag(FieldAttributes.Literal) || attributes.Decimal(noted) != null;
        string modifiers = isConstant
            ? "const "
            : (field.Attributes.HasFlag(FieldAttributes.Static) ? "static " : "")
                + (attributes.Has(noted, "RequiredMember") ? "required " : "")
                + (field.Attributes.HasFlag(FieldAttributes.InitOnly) ? "readonly " : "")
                + (fieldType.Modifier == "IsVolatile" ? "volatile " : "");
        string reference = fieldType.Kind == ApiTypeKind.Reference ? "ref " : "";
        string value =
            attributes.Decimal(noted) is { } amount ? $" = {ConstantText.Write(amount)}"
            : field.GetDefaultValue().IsNil ? ""
            : $" = {ConstantText.Write(reader, field.GetDefaultValue())}";
        return $"{attributes.Write(noted)}{Accessibility.Of(field.Attributes)}{modifiers}{reference}{TypeText.Write(fieldType, attributes.Facts(noted, context))} {reader.GetString(field.Name)}{value}";
    }

    private string? Write(EventDefinition definition)
    {
        MethodDefinition adder = reader.GetMethodDefinition(definition.GetAccessors().Adder);
        if (Accessibility.Of(adder.Attributes) is not { } access)
            return null;
        CustomAttributeHandleCollection noted = definition.GetCustomAttributes();
        string text = TypeText.Write(types.Read(reader, definition.Type, names), attributes.Facts(noted, context));
        return $"{attributes.Write(noted)}{access}{Accessibility.Inheritance(adder)}event {text} {reader.GetString(definition.Name)}";
    }
}
