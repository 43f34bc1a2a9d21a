using System.Reflection;
using System.Reflection.Metadata;

namespace Automation.PublicApi;

/// <summary>Writes constructors, methods and operators.</summary>
/// <param name="reader">The assembly.</param>
/// <param name="type">The type.</param>
/// <param name="names">The type's parameters.</param>
/// <param name="context">What holds in the type where nothing is said of null.</param>
internal sealed class MethodReader(MetadataReader reader, TypeDefinition type, TypeParameterNames names, byte context)
{
    private readonly AttributeReader attributes = new(reader);
    private readonly SignatureTypes types = new();

    /// <summary>A method; null when others cannot call it, when it belongs to a property or event, or when the compiler made it for a record.</summary>
    public string? Write(MethodDefinition method)
    {
        string name = reader.GetString(method.Name);
        if (Accessibility.Of(method.Attributes) is not { } access || name is ".cctor")
            return null;
        bool isSpecial = method.Attributes.HasFlag(MethodAttributes.SpecialName);
        bool isAccessor = isSpecial && !name.StartsWith("op_", StringComparison.Ordinal) && name is not ".ctor";
        CustomAttributeHandleCollection noted = method.GetCustomAttributes();
        bool isOfRecord = attributes.Has(noted, "CompilerGenerated") && name != "Deconstruct";
        if (isAccessor || isOfRecord || name.StartsWith('<'))
            return null;
        string notes = attributes.Write(noted) + new ParameterText(reader, attributes).ReturnNotes(method);
        string shown = notes + access + Accessibility.Inheritance(method);
        if (attributes.Has(noted, "IsReadOnly"))
            shown += "readonly ";
        if (name == ".ctor")
            return shown + WriteConstructor(method);
        return shown + WriteSignature(method, isSpecial ? OperatorNames.Of(name) : name);
    }

    /// <summary>What a method returns, its name, its type parameters, its parameters and constraints.</summary>
    public string WriteSignature(MethodDefinition method, string name)
    {
        GenericText generics = new(reader, attributes, types);
        GenericParameterHandleCollection own = method.GetGenericParameters();
        TypeParameterNames all = names with { OfMethod = generics.Names(own) };
        MethodSignature<ApiType> signature = method.DecodeSignature(types, all);
        byte inner = attributes.Context(method.GetCustomAttributes(), context);
        ParameterText parameters = new(reader, attributes);
        string arguments = own.Count == 0 ? "" : $"<{string.Join(", ", all.OfMethod)}>";
        return $"{parameters.Returned(method, signature.ReturnType, inner)} {name}{arguments}({parameters.Write(method, signature.ParameterTypes, inner)}){generics.Constraints(own, all, inner)}";
    }

    private string WriteConstructor(MethodDefinition method)
    {
        string name = reader.GetString(type.Name).Split('`')[0];
        byte inner = attributes.Context(method.GetCustomAttributes(), context);
        MethodSignature<ApiType> signature = method.DecodeSignature(types, names);
        return $"{name}({new ParameterText(reader, attributes).Write(method, signature.ParameterTypes, inner)})";
    }
}
