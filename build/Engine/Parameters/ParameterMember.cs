using System.Reflection;

namespace Nuke.Common.Parameters;

/// <summary>A field or property that is a parameter.</summary>
internal sealed class ParameterMember
{
    private ParameterMember(MemberInfo member, ParameterAttribute attribute)
    {
        Member = member;
        Attribute = attribute;
        Type = member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType;
        string prefix = member.DeclaringType?.GetCustomAttribute<ParameterPrefixAttribute>()?.Prefix ?? "";
        Name = attribute.Name ?? prefix + member.Name[(member.Name.LastIndexOf('.') + 1)..];
        IsSecret = member.IsDefined(typeof(SecretAttribute));
        IsRequired = member.IsDefined(typeof(RequiredAttribute));
        IsOfComponent = member.DeclaringType!.IsInterface;
    }

    public MemberInfo Member { get; }

    public ParameterAttribute Attribute { get; }

    /// <summary>The name in options, variables and files.</summary>
    public string Name { get; }

    public Type Type { get; }

    public bool IsSecret { get; }

    public bool IsRequired { get; }

    /// <summary>True when the property asks for its value by TryGetValue, and false when it is set.</summary>
    public bool IsOfComponent { get; }

    /// <summary>The name as people type it: <c>ApiKey</c> is <c>api-key</c>.</summary>
    public string DashedName
    {
        get
        {
            System.Text.StringBuilder dashed = new();
            for (int i = 0; i < Name.Length; i++)
            {
                bool starts =
                    char.IsUpper(Name[i])
                    && i > 0
                    && (!char.IsUpper(Name[i - 1]) || (i + 1 < Name.Length && char.IsLower(Name[i + 1])));
                if (starts)
                    dashed.Append('-');
                dashed.Append(char.ToLowerInvariant(Name[i]));
            }
            return dashed.ToString();
        }
    }

    /// <summary>The type of a single value: without array and nullability.</summary>
    public Type ValueType
    {
        get
        {
            Type element = Type.IsArray ? Type.GetElementType()! : Type;
            return Nullable.GetUnderlyingType(element) ?? element;
        }
    }

    /// <summary>The values that the member takes; none when there is no fixed set.</summary>
    public IReadOnlyCollection<string> Choices =>
        Attribute.ValueProviderMember is { } provider
            ? ValuesOf(Attribute.ValueProviderType ?? Member.DeclaringType!, provider)
            : ValueConversion.Choices(ValueType);

    /// <summary>The parameters of a build: of its class, its base classes and its components.</summary>
    public static List<ParameterMember> Of(Type build)
    {
        const BindingFlags declared =
            BindingFlags.Instance
            | BindingFlags.Static
            | BindingFlags.Public
            | BindingFlags.NonPublic
            | BindingFlags.DeclaredOnly;
        List<ParameterMember> members = [];
        for (Type? type = build; type != null && type != typeof(NukeBuild); type = type.BaseType)
            Collect(type, declared, members);
        foreach (Type component in build.GetInterfaces())
        {
            if (component != typeof(INukeBuild))
                Collect(component, declared, members);
        }
        return members;
    }

    /// <summary>Sets the member on the build.</summary>
    public void Set(object build, object? value)
    {
        if (Member is FieldInfo field)
            field.SetValue(build, value);
        else if (((PropertyInfo)Member).SetMethod is { } setter)
            setter.Invoke(build, [value]);
        else
            BackingField()?.SetValue(build, value);
    }

    private static IReadOnlyCollection<string> ValuesOf(Type type, string provider)
    {
        const BindingFlags anywhere = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        object? values =
            type.GetProperty(provider, anywhere)?.GetValue(null) ?? type.GetField(provider, anywhere)?.GetValue(null);
        return values is IEnumerable<string> names ? [.. names] : [];
    }

    private FieldInfo? BackingField() =>
        Member.DeclaringType!.GetField(
            $"<{Member.Name}>k__BackingField",
            BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic
        );

    private static void Collect(Type type, BindingFlags flags, List<ParameterMember> members)
    {
        foreach (MemberInfo member in type.GetMembers(flags))
        {
            if (member is FieldInfo or PropertyInfo && member.GetCustomAttribute<ParameterAttribute>() is { } attribute)
                members.Add(new ParameterMember(member, attribute));
        }
    }
}
