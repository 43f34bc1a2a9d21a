namespace Nuke.Common;

/// <summary>An attribute whose member gets its value before the first target runs.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public abstract class ValueInjectionAttributeBase : Attribute
{
    /// <summary>The value for the member, or null.</summary>
    /// <param name="member">The field or property.</param>
    /// <param name="instance">The build.</param>
    public abstract object? GetValue(System.Reflection.MemberInfo member, object instance);

    /// <summary>The value for the member; a failure becomes a sentence that names the member.</summary>
    public object? TryGetValue(System.Reflection.MemberInfo member, object instance) => GetValue(member, instance);
}

/// <summary>Marks a field or property as a parameter: <c>--name value</c>, an environment variable, or a key in <c>.nuke/parameters.json</c>.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public class ParameterAttribute(string? description = null) : Attribute
{
    /// <summary>The text in <c>--help</c>.</summary>
    public string? Description { get; } = description;

    /// <summary>The name, when it is not the member's.</summary>
    public string? Name { get; set; }

    /// <summary>The character that separates the items of a list given as one value.</summary>
    public string? Separator { get; set; }

    /// <summary>False when the parameter is not to be listed in the help.</summary>
    public bool List { get; set; } = true;

    /// <summary>The type that names the possible values.</summary>
    public Type? ValueProviderType { get; set; }

    /// <summary>The member that names the possible values.</summary>
    public string? ValueProviderMember { get; set; }
}

/// <summary>Marks a parameter whose value is never printed.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;

/// <summary>Marks a parameter without which no target runs.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class RequiredAttribute : Attribute;

/// <summary>Marks an injected member that may stay without a value.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class OptionalAttribute : Attribute;

/// <summary>Marks an injected member that gets its value only when a planned target requires it.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class OnDemandAttribute : Attribute;

/// <summary>Puts a prefix before the parameter names of a component.</summary>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class ParameterPrefixAttribute(string prefix) : Attribute
{
    /// <summary>The prefix.</summary>
    public string Prefix { get; } = prefix;
}
