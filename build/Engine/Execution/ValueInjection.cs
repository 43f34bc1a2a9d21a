using System.Reflection;

namespace Nuke.Common.Execution;

/// <summary>Gives members with an injection attribute, such as <c>[Solution]</c>, their values.</summary>
internal static class ValueInjection
{
    private const BindingFlags Declared =
        BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.DeclaredOnly;

    /// <summary>Sets the members of the build's class; those of components get theirs when they ask.</summary>
    public static void Inject(BuildSession session)
    {
        NukeBuild build = session.Build!;
        session.Parameters.Injected = name => ForComponent(session, name);
        for (Type type = build.GetType(); type != typeof(NukeBuild); type = type.BaseType!)
        {
            foreach (MemberInfo member in type.GetMembers(Declared))
            {
                if (member is FieldInfo or PropertyInfo && member.IsDefined(typeof(ValueInjectionAttributeBase)))
                    Set(member, build, Value(session, member));
            }
        }
    }

    private static object? ForComponent(BuildSession session, string name)
    {
        foreach (Type component in session.Build!.GetType().GetInterfaces())
        {
            PropertyInfo? member = component.GetProperty(name, Declared);
            if (member != null && member.IsDefined(typeof(ValueInjectionAttributeBase)))
                return Value(session, member);
        }
        return null;
    }

    private static object? Value(BuildSession session, MemberInfo member)
    {
        try
        {
            return member.GetCustomAttribute<ValueInjectionAttributeBase>()!.TryGetValue(member, session.Build!);
        }
        catch (Exception exception)
            when (exception
                    is IOException
                        or UnauthorizedAccessException
                        or ArgumentException
                        or InvalidOperationException
                        or BuildUsageException
            )
        {
            if (!member.IsDefined(typeof(OptionalAttribute)))
                session.Output.Warn($"{member.DeclaringType?.Name}.{member.Name} has no value: {exception.Message}");
            return null;
        }
    }

    private static void Set(MemberInfo member, object build, object? value)
    {
        if (value == null)
            return;
        if (member is FieldInfo field)
            field.SetValue(build, value);
        else if (member is PropertyInfo { CanWrite: true } property)
            property.SetValue(build, value);
    }
}
