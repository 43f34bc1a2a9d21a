using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Automation.PublicApi;

/// <summary>The names of the type parameters that a signature may refer to by number.</summary>
/// <param name="OfType">Those of the type and of the types that it lies in.</param>
/// <param name="OfMethod">Those of the method.</param>
internal sealed record TypeParameterNames(IReadOnlyList<string> OfType, IReadOnlyList<string> OfMethod);

/// <summary>Reads signatures as types.</summary>
internal sealed class SignatureTypes : ISignatureTypeProvider<ApiType, TypeParameterNames>
{
    private const byte ValueType = (byte)SignatureTypeKind.ValueType;

    /// <summary>The full name in metadata of a type that is defined here; nested types behind a slash.</summary>
    public static string NameOf(MetadataReader reader, TypeDefinition type)
    {
        string name = reader.GetString(type.Name);
        if (!type.GetDeclaringType().IsNil)
            return $"{NameOf(reader, reader.GetTypeDefinition(type.GetDeclaringType()))}/{name}";
        return type.Namespace.IsNil ? name : $"{reader.GetString(type.Namespace)}.{name}";
    }

    /// <summary>The full name in metadata of a type that is defined elsewhere.</summary>
    public static string NameOf(MetadataReader reader, TypeReference type)
    {
        string name = reader.GetString(type.Name);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference)
            return $"{NameOf(reader, reader.GetTypeReference((TypeReferenceHandle)type.ResolutionScope))}/{name}";
        return type.Namespace.IsNil ? name : $"{reader.GetString(type.Namespace)}.{name}";
    }

    /// <summary>Reads the type that a handle leads to.</summary>
    public ApiType Read(MetadataReader reader, EntityHandle handle, TypeParameterNames names) =>
        handle.Kind switch
        {
            HandleKind.TypeDefinition => GetTypeFromDefinition(reader, (TypeDefinitionHandle)handle, 0),
            HandleKind.TypeReference => GetTypeFromReference(reader, (TypeReferenceHandle)handle, 0),
            _ => GetTypeFromSpecification(reader, names, (TypeSpecificationHandle)handle, 0),
        };

    public ApiType GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        ApiType.Of(NameOf(reader, reader.GetTypeDefinition(handle)), rawTypeKind == ValueType);

    public ApiType GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        ApiType.Of(NameOf(reader, reader.GetTypeReference(handle)), rawTypeKind == ValueType);

    public ApiType GetTypeFromSpecification(
        MetadataReader reader,
        TypeParameterNames genericContext,
        TypeSpecificationHandle handle,
        byte rawTypeKind
    ) => reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public ApiType GetPrimitiveType(PrimitiveTypeCode typeCode) =>
        ApiType.Of(
            $"System.{typeCode}",
            typeCode is not (PrimitiveTypeCode.Object or PrimitiveTypeCode.String or PrimitiveTypeCode.TypedReference)
        );

    public ApiType GetGenericInstantiation(ApiType genericType, ImmutableArray<ApiType> typeArguments) =>
        genericType with
        {
            Arguments = typeArguments,
        };

    public ApiType GetGenericTypeParameter(TypeParameterNames genericContext, int index) =>
        ApiType.Parameter(genericContext.OfType[index]);

    public ApiType GetGenericMethodParameter(TypeParameterNames genericContext, int index) =>
        ApiType.Parameter(genericContext.OfMethod[index]);

    public ApiType GetSZArrayType(ApiType elementType) => ApiType.Of(ApiTypeKind.Array, "", elementType);

    public ApiType GetArrayType(ApiType elementType, ArrayShape shape) =>
        ApiType.Of(ApiTypeKind.Array, new string(',', shape.Rank - 1), elementType);

    public ApiType GetPointerType(ApiType elementType) => ApiType.Of(ApiTypeKind.Pointer, "", elementType);

    public ApiType GetByReferenceType(ApiType elementType) => ApiType.Of(ApiTypeKind.Reference, "", elementType);

    public ApiType GetPinnedType(ApiType elementType) => elementType;

    public ApiType GetModifiedType(ApiType modifier, ApiType unmodifiedType, bool isRequired) =>
        isRequired ? unmodifiedType with { Modifier = modifier.Name.Split('.')[^1] } : unmodifiedType;

    public ApiType GetFunctionPointerType(MethodSignature<ApiType> signature) =>
        new(ApiTypeKind.Function, "", true, [.. signature.ParameterTypes, signature.ReturnType]);
}
