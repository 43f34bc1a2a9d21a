using System.Reflection;
using System.Reflection.Metadata;

namespace Automation.PublicApi;

/// <summary>Writes the parameters of a method, and what it returns.</summary>
/// <param name="reader">The assembly.</param>
/// <param name="attributes">Reads attributes.</param>
internal sealed class ParameterText(MetadataReader reader, AttributeReader attributes)
{
    /// <summary>The parameters, without brackets.</summary>
    /// <param name="method">The method.</param>
    /// <param name="types">Their types, as many as are to be written.</param>
    /// <param name="context">What holds where nothing is said of null.</param>
    public string Write(MethodDefinition method, IReadOnlyList<ApiType> types, byte context)
    {
        Dictionary<int, Parameter> rows = method
            .GetParameters()
            .Select(reader.GetParameter)
            .ToDictionary(x => x.SequenceNumber);
        bool isExtension = attributes.Has(method.GetCustomAttributes(), "Extension");
        return string.Join(
            ", ",
            types.Select(
                (type, i) =>
                    (i == 0 && isExtension ? "this " : "")
                    + (rows.TryGetValue(i + 1, out Parameter row) ? Write(row, type, context) : TypeOnly(type, context))
            )
        );
    }

    /// <summary>What a method returns, with <c>ref</c> before it.</summary>
    public string Returned(MethodDefinition method, ApiType type, byte context)
    {
        string reference = type.Kind == ApiTypeKind.Reference ? "ref " : "";
        Parameter[] row = [.. method.GetParameters().Select(reader.GetParameter).Where(x => x.SequenceNumber == 0)];
        // A method of which nothing is noted has no row for what it returns.
        if (row.Length == 0)
            return reference + TypeOnly(type, context);
        CustomAttributeHandleCollection noted = row[0].GetCustomAttributes();
        if (reference.Length > 0 && attributes.Has(noted, "IsReadOnly"))
            reference = "ref readonly ";
        return reference + TypeText.Write(type, attributes.Facts(noted, context));
    }

    /// <summary>What is noted of what a method returns, with a blank behind it.</summary>
    public string ReturnNotes(MethodDefinition method) =>
        string.Concat(
                method
                    .GetParameters()
                    .Select(reader.GetParameter)
                    .Where(x => x.SequenceNumber == 0)
                    .Select(x => attributes.Write(x.GetCustomAttributes()))
            )
            .Replace("[", "[return: ", StringComparison.Ordinal);

    private static string TypeOnly(ApiType type, byte context) => TypeText.Write(type, new TypeFacts(null, context));

    private string Write(Parameter row, ApiType type, byte context)
    {
        CustomAttributeHandleCollection noted = row.GetCustomAttributes();
        bool isParams =
            attributes.Find(noted, "System.ParamArrayAttribute") != null || attributes.Has(noted, "ParamCollection");
        return attributes.Write(noted)
            + (isParams ? "params " : "")
            + (attributes.Has(noted, "ScopedRef") && !isParams ? "scoped " : "")
            + Passing(row, type, noted)
            + TypeText.Write(type, attributes.Facts(noted, context))
            + " "
            + reader.GetString(row.Name)
            + Default(row, type, noted);
    }

    private string Passing(Parameter row, ApiType type, CustomAttributeHandleCollection noted) =>
        type.Kind != ApiTypeKind.Reference ? ""
        : row.Attributes.HasFlag(ParameterAttributes.Out) ? "out "
        : attributes.Has(noted, "RequiresLocation") ? "ref readonly "
        : attributes.Has(noted, "IsReadOnly") ? "in "
        : "ref ";

    private string Default(Parameter row, ApiType type, CustomAttributeHandleCollection noted)
    {
        if (attributes.Decimal(noted) is { } amount)
            return $" = {ConstantText.Write(amount)}";
        if (!row.Attributes.HasFlag(ParameterAttributes.Optional))
            return "";
        if (row.GetDefaultValue().IsNil)
            return " = default";
        string value = ConstantText.Write(reader, row.GetDefaultValue());
        bool canBeNull = type is { Kind: ApiTypeKind.Named, IsValue: false } or { Kind: ApiTypeKind.Array };
        return value == "null" && !canBeNull && type.Name != "System.Nullable`1" ? " = default" : $" = {value}";
    }
}
