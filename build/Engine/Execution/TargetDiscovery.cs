using System.Reflection;

namespace Nuke.Common.Execution;

/// <summary>Finds the targets of a build: properties of type <see cref="Target"/> of the class, its bases and its components.</summary>
internal static class TargetDiscovery
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>The targets in the order of their declaration: those of the class first, then those of its components.</summary>
    public static List<ExecutableTarget> Find(NukeBuild build, IReadOnlyList<Target?> defaults)
    {
        List<ExecutableTarget> targets = [];
        Dictionary<string, ExecutableTarget> byName = new(StringComparer.OrdinalIgnoreCase);
        foreach (PropertyInfo property in TargetProperties(build.GetType()))
        {
            string name = SimpleName(property);
            if (byName.ContainsKey(name))
                continue;
            if (property.GetValue(build) is not Target factory)
                continue;
            ExecutableTarget target = new(name, targets.Count)
            {
                Factory = factory,
                IsDefault = Contains(defaults, factory),
            };
            byName.Add(name, target);
            targets.Add(target);
        }

        foreach (ExecutableTarget target in targets)
        {
            target.Definition = new TargetDefinition(build, target);
            target.Factory!(target.Definition);
        }
        return targets;
    }

    /// <summary>The factory that a property overrides, called on the build as its base type would.</summary>
    public static Target? OverriddenFactory(NukeBuild build, string name)
    {
        MethodInfo? getter = build.GetType().GetProperty(name, Members)?.GetMethod;
        for (Type? type = getter?.DeclaringType?.BaseType; type != null; type = type.BaseType)
        {
            MethodInfo? overridden = type.GetProperty(name, Members | BindingFlags.DeclaredOnly)?.GetMethod;
            if (overridden != null)
                return CallNonVirtually(build, overridden);
        }
        return null;
    }

    /// <summary>A component's own factory, also when the build implements that target anew.</summary>
    public static Target ComponentFactory(NukeBuild build, Type component, Target selected, string name)
    {
        foreach (PropertyInfo property in component.GetProperties(Members))
        {
            if (
                property.PropertyType == typeof(Target)
                && (Target?)property.GetValue(build) == selected
                && !property.GetMethod!.IsAbstract
            )
                return CallNonVirtually(build, property.GetMethod);
        }
        throw new BuildUsageException($"Target {name} inherits a target that {component.Name} does not define.");
    }

    /// <summary>The single target of a component.</summary>
    public static Target OnlyTargetOf(object build, Type component, string name)
    {
        PropertyInfo[] properties = [.. component.GetProperties(Members).Where(x => x.PropertyType == typeof(Target))];
        return properties.Length == 1
            ? (Target)properties[0].GetValue(build)!
            : throw new BuildUsageException(
                $"Target {name} refers to {component.Name} without saying which target, and it has {properties.Length}. Name one: x => x.Target."
            );
    }

    /// <summary>The name without the interface that an explicit implementation puts before it.</summary>
    private static string SimpleName(PropertyInfo property) => property.Name[(property.Name.LastIndexOf('.') + 1)..];

    private static IEnumerable<PropertyInfo> TargetProperties(Type type)
    {
        for (
            Type? current = type;
            current != null && current != typeof(NukeBuild) && current != typeof(object);
            current = current.BaseType
        )
        {
            foreach (PropertyInfo property in current.GetProperties(Members | BindingFlags.DeclaredOnly))
            {
                if (property.PropertyType == typeof(Target))
                    yield return property;
            }
        }
        foreach (Type component in type.GetInterfaces())
        {
            foreach (PropertyInfo property in component.GetProperties(Members))
            {
                if (property.PropertyType == typeof(Target) && !SimpleNameIsExplicit(property))
                    yield return property;
            }
        }
    }

    private static bool SimpleNameIsExplicit(PropertyInfo property) =>
        property.Name.Contains('.', StringComparison.Ordinal);

    private static bool Contains(IReadOnlyList<Target?> targets, Target target)
    {
        foreach (Target? candidate in targets)
        {
            if (candidate == target)
                return true;
        }
        return false;
    }

    private static Target CallNonVirtually(NukeBuild build, MethodInfo getter)
    {
        IntPtr entry = getter.MethodHandle.GetFunctionPointer();
        Func<Target> call = (Func<Target>)Activator.CreateInstance(typeof(Func<Target>), build, entry)!;
        return call();
    }
}
