using System.Reflection.Metadata;

namespace Automation.PublicApi;

/// <summary>Reads the arguments of attributes; a type is its name.</summary>
internal sealed class AttributeTypes : ICustomAttributeTypeProvider<string>
{
    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => $"System.{typeCode}";

    public string GetSystemType() => "System.Type";

    public bool IsSystemType(string type) => type == "System.Type";

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        SignatureTypes.NameOf(reader, reader.GetTypeDefinition(handle));

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        SignatureTypes.NameOf(reader, reader.GetTypeReference(handle));

    // A type that an argument names ends with its assembly.
    public string GetTypeFromSerializedName(string name) => name.Split(',')[0].Replace('+', '/');

    // Enumerations of other assemblies cannot be looked up here; those that attributes take hold an int.
    public PrimitiveTypeCode GetUnderlyingEnumType(string type) => PrimitiveTypeCode.Int32;
}
