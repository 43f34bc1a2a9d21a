using System.Reflection;
using System.Xml.Linq;

namespace Automation.Documentation.Reference;

/// <summary>The comments that the compiler wrote beside an assembly.</summary>
/// <remarks>The ids are those of ECMA-334, annex D (documentation comments).</remarks>
internal sealed class XmlDocumentation
{
    private readonly Dictionary<string, XElement> members;

    private XmlDocumentation(Dictionary<string, XElement> members) => this.members = members;

    /// <summary>Reads a file; a missing one holds nothing.</summary>
    public static XmlDocumentation Read(string file) =>
        new(
            File.Exists(file)
                ? XDocument
                    .Load(file, LoadOptions.PreserveWhitespace)
                    .Descendants("member")
                    .GroupBy(x => x.Attribute("name")?.Value ?? "", StringComparer.Ordinal)
                    .ToDictionary(x => x.Key, x => x.First(), StringComparer.Ordinal)
                : []
        );

    /// <summary>The summary of a member as Markdown, on one line; empty when it has none.</summary>
    /// <param name="id">The member.</param>
    public string Summary(string id)
    {
        if (!members.TryGetValue(id, out XElement? member))
            return "";
        if (member.Element("summary") is { } summary)
            return DocumentationText.Of(summary);
        return member.Element("inheritdoc") != null ? "As declared by what it implements." : "";
    }

    /// <summary>The id of a type or a member.</summary>
    public static string Id(MemberInfo member) =>
        member switch
        {
            Type type => $"T:{Name(type)}",
            FieldInfo => $"F:{Place(member)}",
            PropertyInfo property => $"P:{Place(member)}{List(property.GetIndexParameters())}",
            EventInfo => $"E:{Place(member)}",
            ConstructorInfo made => $"M:{Name(made.DeclaringType!)}.#ctor{List(made.GetParameters())}",
            MethodInfo method => $"M:{Place(member)}{Arity(method)}{List(method.GetParameters())}{Result(method)}",
            _ => "",
        };

    private static string Place(MemberInfo member) => $"{Name(member.DeclaringType!)}.{member.Name.Replace('.', '#')}";

    private static string Arity(MethodInfo method) =>
        method.IsGenericMethod ? $"``{method.GetGenericArguments().Length}" : "";

    private static string Result(MethodInfo method) =>
        method.Name is "op_Implicit" or "op_Explicit" ? $"~{Name(method.ReturnType)}" : "";

    private static string List(ParameterInfo[] parameters) =>
        parameters.Length == 0 ? "" : $"({string.Join(',', parameters.Select(x => Name(x.ParameterType)))})";

    private static string Name(Type type)
    {
        if (type.IsGenericParameter)
            return (type.DeclaringMethod == null ? "`" : "``") + type.GenericParameterPosition;
        if (type.IsByRef)
            return Name(type.GetElementType()!) + "@";
        if (type.IsPointer)
            return Name(type.GetElementType()!) + "*";
        if (type.IsArray)
            return Name(type.GetElementType()!)
                + (
                    type.GetArrayRank() == 1
                        ? "[]"
                        : $"[{string.Join(',', Enumerable.Repeat("0:", type.GetArrayRank()))}]"
                );
        string outer = type.DeclaringType is { } of ? Name(of) + "." : type.Namespace + ".";
        if (!type.IsConstructedGenericType)
            return outer + type.Name;
        return $"{outer}{type.Name.Split('`')[0]}{{{string.Join(',', type.GetGenericArguments().Select(Name))}}}";
    }
}
