using Nuke.Common.Execution;

namespace Nuke.Common.Parameters;

/// <summary>The values of a build's parameters.</summary>
/// <param name="members">The parameters.</param>
/// <param name="source">Where values are given.</param>
/// <param name="root">The repository's folder, from which paths in files start.</param>
/// <param name="workingDirectory">The folder from which other paths start.</param>
internal sealed class ParameterValues(
    IReadOnlyList<ParameterMember> members,
    ParameterSource source,
    string root,
    string workingDirectory
)
{
    private readonly Dictionary<string, object?> cache = new(StringComparer.Ordinal);

    public IReadOnlyList<ParameterMember> Members { get; } = members;

    /// <summary>The texts given for secrets, which are never printed.</summary>
    public IEnumerable<string> Secrets =>
        Members.Where(x => x.IsSecret).SelectMany(x => source.Find(x.Name)?.Items ?? []);

    /// <summary>Gives every member of the build its value.</summary>
    /// <exception cref="BuildUsageException">A value cannot be converted; the build must not start.</exception>
    public void Bind(object build)
    {
        foreach (ParameterMember member in Members)
        {
            object? value = Value(member);
            if (value != null && !member.IsOfComponent)
                member.Set(build, value);
        }
    }

    /// <summary>The value of a component's parameter, or null.</summary>
    public object? Value(string memberName, Type type)
    {
        ParameterMember? member = Members.FirstOrDefault(x =>
            string.Equals(x.Member.Name[(x.Member.Name.LastIndexOf('.') + 1)..], memberName, StringComparison.Ordinal)
        );
        if (member != null)
            return Value(member);
        return Injected(memberName) ?? Convert(memberName, type, null);
    }

    /// <summary>Looks up an injected member that is not a parameter, such as a component's <c>[Solution]</c>.</summary>
    public Func<string, object?> Injected { get; set; } = static _ => null;

    private object? Value(ParameterMember member)
    {
        if (!cache.TryGetValue(member.Name, out object? value))
            cache[member.Name] = value = Convert(member.Name, member.Type, member.Attribute.Separator);
        return value;
    }

    private object? Convert(string name, Type type, string? separator)
    {
        GivenValue? given = source.Find(name);
        if (given == null)
            return null;
        string folder = given.By == GivenBy.File ? root : workingDirectory;
        if (type.IsArray)
            return Array(given, type.GetElementType()!, separator, folder);
        return Single(given, Nullable.GetUnderlyingType(type) ?? type, folder);
    }

    private static object? Single(GivenValue given, Type type, string folder)
    {
        if (given.Items.Count == 0)
            return type == typeof(bool) ? true : null;
        if (given.Items.Count > 1)
            throw new BuildUsageException(
                $"{given.Origin} takes one value and has {given.Items.Count}: {string.Join(' ', given.Items)}. "
                    + "Targets stand before the first option; put a value with spaces in quotes.",
                ExitCodes.Usage
            );
        if (given.IsArray)
            throw new BuildUsageException(
                $"{given.Origin} is a list where {ValueConversion.Describe(type)} is expected.",
                ExitCodes.Usage
            );
        if (given.Items[0].Length == 0 && type != typeof(string))
            return null;
        return One(given.Items[0], given, type, folder);
    }

    private static Array Array(GivenValue given, Type element, string? separator, string folder)
    {
        if (given is { By: GivenBy.File, IsArray: false })
            throw new BuildUsageException(
                $"{given.Origin} is one value where a list is expected. Write it as [ … ].",
                ExitCodes.Usage
            );
        IEnumerable<string> items =
            separator == null || given.IsArray ? given.Items : given.Items.SelectMany(x => x.Split(separator));
        object?[] values = [.. items.Select(x => One(x, given, element, folder))];
        Array typed = System.Array.CreateInstance(element, values.Length);
        values.CopyTo(typed, 0);
        return typed;
    }

    private static object? One(string text, GivenValue given, Type type, string folder) =>
        ValueConversion.TryConvert(text, type, folder, out object? value)
            ? value
            : throw new BuildUsageException(
                $"{given.Origin} takes {ValueConversion.Describe(type)}, and '{text}' is none."
                    + (type.IsEnum ? Suggestions.For(text, Enum.GetNames(type)) : ""),
                ExitCodes.Usage
            );
}
