using Nuke.Common;

/// <summary>The configuration that is compiled, tested and packed: one for all, so that what is tested is what is packed.</summary>
public interface IHasConfiguration : INukeBuild
{
    [Parameter("Debug or Release; Release by default")]
    string Configuration => TryGetValue(() => Configuration) ?? "Release";
}
