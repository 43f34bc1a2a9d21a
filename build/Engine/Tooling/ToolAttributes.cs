using System.Reflection;

namespace Nuke.Common.Tooling;

/// <summary>Gives a member of type <see cref="Tool"/> a tool that lies on PATH.</summary>
/// <param name="name">The tool's name; the member's by default.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class PathVariableAttribute(string? name = null) : ValueInjectionAttributeBase
{
    /// <summary>The tool's name.</summary>
    public string? Name { get; } = name;

    /// <inheritdoc/>
    public override object? GetValue(MemberInfo member, object instance) =>
        ToolResolver.TryGetEnvironmentTool(Name ?? member.Name)
        ?? ToolResolver.GetPathTool(Name ?? member.Name.ToLowerInvariant());
}

/// <summary>Gives a member of type <see cref="Tool"/> a tool that lies in the repository.</summary>
/// <param name="path">The path, relative to the root.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class LocalPathAttribute(string path) : ValueInjectionAttributeBase
{
    /// <summary>The path, relative to the root.</summary>
    public string Path { get; } = path;

    /// <inheritdoc/>
    public override object? GetValue(MemberInfo member, object instance) =>
        ToolResolver.GetTool(NukeBuild.RootDirectory / Path);
}
