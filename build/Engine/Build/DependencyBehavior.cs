namespace Nuke.Common;

/// <summary>What happens to the dependencies and triggers of a target that is skipped.</summary>
public enum DependencyBehavior
{
    /// <summary>Those that nothing else in the plan needs are skipped as well.</summary>
    Skip,

    /// <summary>They run all the same.</summary>
    Execute,
}
