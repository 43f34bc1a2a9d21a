using System.Reflection;
using Automation.Projects;

namespace Automation.Documentation.Reference;

/// <summary>The public .NET API of the packages that are libraries: one page for each assembly.</summary>
internal sealed class PublicApiPages : IPageSource
{
    private const BindingFlags Declared =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    public IEnumerable<GeneratedPage> Pages(DocumentedRepository repository) =>
        repository
            .Projects.Where(x => x.IsPackable && !x.IsTool)
            .Select(x => new GeneratedPage($"reference/api/{x.AssemblyName}.md", Page(repository.Assembly(x), x)));

    private static string Page(string file, ProjectFile project)
    {
        using LoadedAssembly loaded = LoadedAssembly.Open(file);
        XmlDocumentation comments = XmlDocumentation.Read(Path.ChangeExtension(file, ".xml"));
        IEnumerable<string> types = loaded
            .Types.Where(IsVisible)
            .OrderBy(x => x.Namespace, StringComparer.Ordinal)
            .ThenBy(ApiSignature.NameOf, StringComparer.Ordinal)
            .Select(x => Section(x, comments));
        return $"# {project.AssemblyName}\n\n{PageText.Plain(project.Property("Description") ?? "")}\n\n{string.Join('\n', types)}";
    }

    private static string Section(Type type, XmlDocumentation comments)
    {
        IEnumerable<string[]> members = type.GetMembers(Declared)
            .Where(x => IsVisible(x) && !IsMadeByTheCompiler(x))
            .OrderBy(Rank)
            .ThenBy(x => x.Name, StringComparer.Ordinal)
            .Select(x => (string[])[PageText.Code(ApiSignature.Of(x)), comments.Summary(XmlDocumentation.Id(x))]);
        string table = PageText.Table(["member", "what it is"], members);
        return $"## {PageText.Plain(ApiSignature.NameOf(type))}\n\n{PageText.Code(ApiSignature.Of(type))} in {PageText.Code(type.Namespace)}. {comments.Summary(XmlDocumentation.Id(type))}\n\n{table}";
    }

    private static bool IsVisible(Type type) =>
        type.IsPublic || type.IsNestedPublic && type.DeclaringType is { } outer && IsVisible(outer);

    private static bool IsVisible(MemberInfo member) =>
        member switch
        {
            MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
            FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
            PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsVisible),
            EventInfo happening => happening.AddMethod is { } add && IsVisible(add),
            _ => false,
        };

    /// <summary>Accessors stand with their properties, and records bring what nobody wrote.</summary>
    private static bool IsMadeByTheCompiler(MemberInfo member) =>
        member.Name.Contains('<', StringComparison.Ordinal)
        || member is FieldInfo { IsSpecialName: true }
        || member is MethodInfo { IsSpecialName: true } accessor
            && !accessor.Name.StartsWith("op_", StringComparison.Ordinal)
        || member.GetCustomAttributesData().Any(x => x.AttributeType.Name == "CompilerGeneratedAttribute")
        || member is PropertyInfo { Name: "EqualityContract" }
        || member is ConstructorInfo { IsFamily: true }
        || member is MethodInfo { Name: "PrintMembers" };

    private static int Rank(MemberInfo member) =>
        member switch
        {
            ConstructorInfo => 0,
            FieldInfo => 1,
            PropertyInfo => 2,
            EventInfo => 3,
            _ => 4,
        };
}
