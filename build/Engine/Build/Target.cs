namespace Nuke.Common;

/// <summary>Defines one target of the build. A target is a property of this type; the property's name is the target's name.</summary>
/// <param name="definition">The definition to add to.</param>
/// <returns>The same definition.</returns>
public delegate ITargetDefinition Target(ITargetDefinition definition);
