using System.Reflection;
using System.Reflection.Metadata;

namespace Automation.PublicApi;

/// <summary>Writes one type: what it is, what it is made of, and its members.</summary>
internal sealed class TypeReader
{
    private readonly MetadataReader reader;
    private readonly AttributeReader attributes;
    private readonly SignatureTypes types = new();
    private readonly GenericText generics;
    private readonly TypeDefinition type;
    private readonly TypeParameterNames names;
    private readonly byte context;
    private readonly string name;

    public TypeReader(MetadataReader reader, TypeDefinitionHandle handle)
    {
        this.reader = reader;
        attributes = new AttributeReader(reader);
        generics = new GenericText(reader, attributes, types);
        type = reader.GetTypeDefinition(handle);
        names = new TypeParameterNames(generics.Names(type.GetGenericParameters()), []);
        name = TypeText.WithArguments(SignatureTypes.NameOf(reader, type), names.OfType);
        context = ContextOf(type);
    }

    private bool IsInterface => type.Attributes.HasFlag(TypeAttributes.Interface);

    private string BaseName => type.BaseType.IsNil ? "" : types.Read(reader, type.BaseType, names).Name;

    private string Simple =>
        TypeText.WithArguments(SignatureTypes.NameOf(reader, type), generics.Declared(type.GetGenericParameters()))[
            Outer.Length..
        ];

    private string Outer =>
        type.GetDeclaringType().IsNil
            ? type.Namespace.IsNil
                ? ""
                : reader.GetString(type.Namespace) + "."
            : TypeText.WithArguments(
                SignatureTypes.NameOf(reader, reader.GetTypeDefinition(type.GetDeclaringType())),
                generics.Declared(type.GetGenericParameters())
            ) + ".";

    /// <summary>The lines of the type.</summary>
    public IEnumerable<string> Lines()
    {
        string head = attributes.Write(type.GetCustomAttributes()) + Accessibility.Of(type.Attributes);
        string constraints = generics.Constraints(type.GetGenericParameters(), names, context);
        MemberReader members = new(reader, type, names, context);
        IEnumerable<string> lines = BaseName switch
        {
            "System.Enum" => [$"{head}enum {Simple} : {members.UnderlyingType()}", .. members.Constants()],
            "System.MulticastDelegate" => [head + members.Delegate(Simple) + constraints],
            _ => [head + Kind() + Simple + constraints, .. Bases(), .. members.Lines()],
        };
        return lines.Select(x => $"{name}: {x}");
    }

    private string Kind()
    {
        CustomAttributeHandleCollection noted = type.GetCustomAttributes();
        if (IsInterface)
            return "interface ";
        string record = IsRecord() ? "record " : "";
        if (BaseName == "System.ValueType")
            return $"{(attributes.Has(noted, "IsReadOnly") ? "readonly " : "")}{(attributes.Has(noted, "IsByRefLike") ? "ref " : "")}{record}struct ";
        bool isAbstract = type.Attributes.HasFlag(TypeAttributes.Abstract);
        bool isSealed = type.Attributes.HasFlag(TypeAttributes.Sealed);
        string modifier =
            isAbstract && isSealed ? "static "
            : isAbstract ? "abstract "
            : isSealed ? "sealed "
            : "";
        return $"{modifier}{record}class ";
    }

    /// <summary>What the compiler makes for each record, and nobody else would call so.</summary>
    private bool IsRecord() =>
        type.GetMethods()
            .Select(reader.GetMethodDefinition)
            .Any(x =>
                reader.GetString(x.Name) is "<Clone>$" or "PrintMembers"
                && attributes.Has(x.GetCustomAttributes(), "CompilerGenerated")
            );

    private IEnumerable<string> Bases()
    {
        if (BaseName is not ("" or "System.Object" or "System.ValueType"))
            yield return "extends " + Write(type.BaseType, type.GetCustomAttributes());
        foreach (InterfaceImplementationHandle handle in type.GetInterfaceImplementations())
        {
            InterfaceImplementation implementation = reader.GetInterfaceImplementation(handle);
            if (CanBeSeen(implementation.Interface))
                yield return "implements " + Write(implementation.Interface, implementation.GetCustomAttributes());
        }
    }

    private string Write(EntityHandle handle, CustomAttributeHandleCollection noted) =>
        TypeText.Write(types.Read(reader, handle, names), attributes.Facts(noted, context));

    /// <summary>False for an interface that is internal here.</summary>
    private bool CanBeSeen(EntityHandle handle) =>
        handle.Kind != HandleKind.TypeDefinition
        || (reader.GetTypeDefinition((TypeDefinitionHandle)handle).Attributes & TypeAttributes.VisibilityMask)
            is TypeAttributes.Public
                or TypeAttributes.NestedPublic
                or TypeAttributes.NestedFamily
                or TypeAttributes.NestedFamORAssem;

    private byte ContextOf(TypeDefinition inner) =>
        attributes.Context(
            inner.GetCustomAttributes(),
            inner.GetDeclaringType().IsNil ? (byte)0 : ContextOf(reader.GetTypeDefinition(inner.GetDeclaringType()))
        );
}
