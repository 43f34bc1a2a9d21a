using System.Reflection;
using System.Reflection.Metadata;

namespace Automation.PublicApi;

/// <summary>Writes type parameters with their variance and constraints.</summary>
/// <param name="reader">The assembly.</param>
/// <param name="attributes">Reads attributes.</param>
/// <param name="types">Reads signatures.</param>
internal sealed class GenericText(MetadataReader reader, AttributeReader attributes, SignatureTypes types)
{
    private const GenericParameterAttributes AllowByRefLike = (GenericParameterAttributes)0x20;

    /// <summary>The names of type parameters.</summary>
    public IReadOnlyList<string> Names(GenericParameterHandleCollection parameters) =>
        [.. parameters.Select(x => reader.GetString(reader.GetGenericParameter(x).Name))];

    /// <summary>The names with their variance, as they are declared.</summary>
    public IReadOnlyList<string> Declared(GenericParameterHandleCollection parameters) =>
        [
            .. parameters
                .Select(reader.GetGenericParameter)
                .Select(x =>
                    (x.Attributes & GenericParameterAttributes.VarianceMask) switch
                    {
                        GenericParameterAttributes.Covariant => "out ",
                        GenericParameterAttributes.Contravariant => "in ",
                        _ => "",
                    } + reader.GetString(x.Name)
                ),
        ];

    /// <summary>The constraints, each with a blank before it.</summary>
    public string Constraints(GenericParameterHandleCollection parameters, TypeParameterNames names, byte context) =>
        string.Concat(parameters.Select(x => Constraint(reader.GetGenericParameter(x), names, context)));

    private string Constraint(GenericParameter parameter, TypeParameterNames names, byte context)
    {
        GenericParameterAttributes flags = parameter.Attributes;
        byte nullable = attributes.Facts(parameter.GetCustomAttributes(), context).Nullability(0);
        bool isStruct = flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        bool isUnmanaged = attributes.Has(parameter.GetCustomAttributes(), "IsUnmanaged");
        List<string> parts = [];
        if (isUnmanaged)
            parts.Add("unmanaged");
        else if (isStruct)
            parts.Add("struct");
        else if (flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
            parts.Add(nullable == TypeFacts.Annotated ? "class?" : "class");
        else if (nullable == TypeFacts.NotAnnotated)
            parts.Add("notnull");
        foreach (GenericParameterConstraintHandle handle in parameter.GetConstraints())
        {
            GenericParameterConstraint constraint = reader.GetGenericParameterConstraint(handle);
            ApiType type = types.Read(reader, constraint.Type, names);
            if (type.Name != "System.ValueType")
                parts.Add(TypeText.Write(type, attributes.Facts(constraint.GetCustomAttributes(), context)));
        }
        if (flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !isStruct)
            parts.Add("new()");
        if (flags.HasFlag(AllowByRefLike))
            parts.Add("allows ref struct");
        return parts.Count == 0 ? "" : $" where {reader.GetString(parameter.Name)} : {string.Join(", ", parts)}";
    }
}
