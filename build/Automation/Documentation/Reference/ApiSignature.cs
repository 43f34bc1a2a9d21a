using System.Globalization;
using System.Reflection;

namespace Automation.Documentation.Reference;

/// <summary>Writes types and members nearly as C# declares them.</summary>
internal static class ApiSignature
{
    private static readonly Dictionary<string, string> Keywords = new(StringComparer.Ordinal)
    {
        ["System.Boolean"] = "bool",
        ["System.Byte"] = "byte",
        ["System.Char"] = "char",
        ["System.Decimal"] = "decimal",
        ["System.Double"] = "double",
        ["System.Int32"] = "int",
        ["System.Int64"] = "long",
        ["System.Object"] = "object",
        ["System.Single"] = "float",
        ["System.String"] = "string",
        ["System.UInt32"] = "uint",
        ["System.UInt64"] = "ulong",
        ["System.Void"] = "void",
    };

    /// <summary>The name of a type, with those that it lies in and its type parameters.</summary>
    public static string NameOf(Type type)
    {
        if (type.IsByRef)
            return NameOf(type.GetElementType()!);
        if (type.IsArray)
            return $"{NameOf(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (type.IsGenericParameter)
            return type.Name;
        if (Nullable.GetUnderlyingType(type) is { } value)
            return $"{NameOf(value)}?";
        if (Keywords.TryGetValue($"{type.Namespace}.{type.Name}", out string? keyword))
            return keyword;
        string outer = type.DeclaringType is { } of ? NameOf(of) + "." : "";
        string name = type.Name.Split('`')[0];
        return type.IsGenericType && type.Name.Contains('`', StringComparison.Ordinal)
            ? $"{outer}{name}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
            : outer + name;
    }

    /// <summary>A type or a member.</summary>
    public static string Of(MemberInfo member) =>
        member switch
        {
            Type type => $"{Kind(type)} {NameOf(type)}",
            ConstructorInfo made => $"{NameOf(made.DeclaringType!).Split('<')[0]}({List(made.GetParameters())})",
            FieldInfo { IsLiteral: true, DeclaringType.IsEnum: true } value => Enumerated(value),
            FieldInfo field =>
                $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{NameOf(field.FieldType)} {field.Name}",
            PropertyInfo property => Property(property),
            EventInfo happening => $"event {NameOf(happening.EventHandlerType!)} {happening.Name}",
            MethodInfo method => Method(method),
            _ => member.Name,
        };

    private static string Kind(Type type) =>
        type.IsEnum ? "enum"
        : type.IsInterface ? "interface"
        : typeof(Delegate).IsAssignableFrom(type) ? "delegate"
        : type.IsValueType ? "struct"
        : type is { IsAbstract: true, IsSealed: true } ? "static class"
        : type.GetMethod("<Clone>$") != null ? "record"
        : type.IsAbstract ? "abstract class"
        : "class";

    private static string Enumerated(FieldInfo value) =>
        $"{value.Name} = {Convert.ToString(value.GetRawConstantValue(), CultureInfo.InvariantCulture)}";

    private static string Property(PropertyInfo property)
    {
        MethodInfo? set = property.SetMethod;
        string writes =
            set is not { IsPublic: true } ? ""
            : set.ReturnParameter.GetRequiredCustomModifiers().Any(x => x.Name == "IsExternalInit") ? " init;"
            : " set;";
        string name = property.GetIndexParameters() is { Length: > 0 } indexes
            ? $"this[{List(indexes)}]"
            : property.Name;
        string isStatic = (property.GetMethod ?? set)!.IsStatic ? "static " : "";
        return $"{isStatic}{Typed(property.PropertyType, new NullabilityInfoContext().Create(property))} {name} {{{(property.GetMethod == null ? "" : " get;")}{writes} }}";
    }

    private static string Method(MethodInfo method)
    {
        string arguments = method.IsGenericMethod
            ? $"<{string.Join(", ", method.GetGenericArguments().Select(NameOf))}>"
            : "";
        string result = Typed(method.ReturnType, new NullabilityInfoContext().Create(method.ReturnParameter));
        return $"{(method.IsStatic ? "static " : "")}{result} {method.Name}{arguments}({List(method.GetParameters())})";
    }

    private static string List(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        string way =
            parameter.IsOut ? "out "
            : parameter.ParameterType.IsByRef
                ? parameter.IsIn ? "in "
                    : "ref "
            : "";
        string value = parameter.HasDefaultValue ? $" = {Default(parameter)}" : "";
        string type = Typed(parameter.ParameterType, new NullabilityInfoContext().Create(parameter));
        return $"{way}{type} {parameter.Name}{value}";
    }

    private static string Default(ParameterInfo parameter) =>
        parameter.RawDefaultValue switch
        {
            null => parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) == null
                ? "default"
                : "null",
            string text => $"\"{text}\"",
            bool truth => truth ? "true" : "false",
            var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? "default",
        };

    private static string Typed(Type type, NullabilityInfo nullability) =>
        !type.IsValueType && nullability.ReadState == NullabilityState.Nullable && !type.IsGenericParameter
            ? $"{NameOf(type)}?"
            : NameOf(type);
}
