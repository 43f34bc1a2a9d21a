using System.Runtime.CompilerServices;

namespace Nuke.Common;

/// <summary>The fluent definition of a target. Every method adds to what was defined before and returns the definition.</summary>
public interface ITargetDefinition
{
    /// <summary>Describes the target in <c>--help</c>.</summary>
    ITargetDefinition Description(string description);

    /// <summary>Adds actions, run in the order given.</summary>
    ITargetDefinition Executes(params Action[] actions);

    /// <summary>Adds an action whose result is not used; a returned task is awaited.</summary>
    ITargetDefinition Executes<T>(Func<T> action);

    /// <summary>Adds an asynchronous action, which is awaited.</summary>
    ITargetDefinition Executes(Func<Task> action);

    /// <summary>Pulls in the given targets and runs them before this one.</summary>
    ITargetDefinition DependsOn(params Target[] targets);

    /// <summary>Pulls in targets of a component and runs them before this one.</summary>
    ITargetDefinition DependsOn<T>(params Func<T, Target>[] targets);

    /// <summary>The same as <see cref="DependsOn{T}"/> when the build implements the component, and nothing when not.</summary>
    ITargetDefinition TryDependsOn<T>(params Func<T, Target>[] targets);

    /// <summary>This target is pulled in by the given ones and runs before them.</summary>
    ITargetDefinition DependentFor(params Target[] targets);

    /// <summary>This target is pulled in by the given ones of a component and runs before them.</summary>
    ITargetDefinition DependentFor<T>(params Func<T, Target>[] targets);

    /// <summary>The same as <see cref="DependentFor{T}"/> when the build implements the component, and nothing when not.</summary>
    ITargetDefinition TryDependentFor<T>(params Func<T, Target>[] targets);

    /// <summary>Runs this target before the given ones when both are in the plan.</summary>
    ITargetDefinition Before(params Target[] targets);

    /// <summary>Runs this target before the given ones of a component when both are in the plan.</summary>
    ITargetDefinition Before<T>(params Func<T, Target>[] targets);

    /// <summary>The same as <see cref="Before{T}"/> when the build implements the component, and nothing when not.</summary>
    ITargetDefinition TryBefore<T>(params Func<T, Target>[] targets);

    /// <summary>Runs this target after the given ones when both are in the plan.</summary>
    ITargetDefinition After(params Target[] targets);

    /// <summary>Runs this target after the given ones of a component when both are in the plan.</summary>
    ITargetDefinition After<T>(params Func<T, Target>[] targets);

    /// <summary>The same as <see cref="After{T}"/> when the build implements the component, and nothing when not.</summary>
    ITargetDefinition TryAfter<T>(params Func<T, Target>[] targets);

    /// <summary>Adds the given targets to the plan, after this one.</summary>
    ITargetDefinition Triggers(params Target[] targets);

    /// <summary>Adds the given targets of a component to the plan, after this one.</summary>
    ITargetDefinition Triggers<T>(params Func<T, Target>[] targets);

    /// <summary>The same as <see cref="Triggers{T}"/> when the build implements the component, and nothing when not.</summary>
    ITargetDefinition TryTriggers<T>(params Func<T, Target>[] targets);

    /// <summary>This target is added to the plan, after one of the given ones.</summary>
    ITargetDefinition TriggeredBy(params Target[] targets);

    /// <summary>This target is added to the plan, after one of the given ones of a component.</summary>
    ITargetDefinition TriggeredBy<T>(params Func<T, Target>[] targets);

    /// <summary>The same as <see cref="TriggeredBy{T}"/> when the build implements the component, and nothing when not.</summary>
    ITargetDefinition TryTriggeredBy<T>(params Func<T, Target>[] targets);

    /// <summary>Skips the target when the condition, evaluated before the first target runs, is false.</summary>
    ITargetDefinition OnlyWhenStatic(
        Func<bool> condition,
        [CallerArgumentExpression(nameof(condition))] string? conditionExpression = null
    );

    /// <summary>Skips the target when the condition, evaluated just before it would run, is false.</summary>
    ITargetDefinition OnlyWhenDynamic(
        Func<bool> condition,
        [CallerArgumentExpression(nameof(condition))] string? conditionExpression = null
    );

    /// <summary>Says what happens to dependencies and triggers when this target is skipped.</summary>
    ITargetDefinition WhenSkipped(DependencyBehavior dependencyBehavior);

    /// <summary>Fails the build before its first target when the parameter has no value.</summary>
    /// <param name="parameter">A lambda that names the parameter: <c>() => ApiKey</c>.</param>
    /// <param name="expression">Given by the compiler.</param>
    ITargetDefinition Requires<T>(
        Func<T?> parameter,
        [CallerArgumentExpression(nameof(parameter))] string? expression = null
    )
        where T : class;

    /// <inheritdoc cref="Requires{T}(Func{T}, string)"/>
    ITargetDefinition Requires<T>(
        Func<T?> parameter,
        [CallerArgumentExpression(nameof(parameter))] string? expression = null
    )
        where T : struct;

    /// <summary>Fails the build before its first target when the condition is false.</summary>
    ITargetDefinition Requires(
        Func<bool> condition,
        [CallerArgumentExpression(nameof(condition))] string? expression = null
    );

    /// <summary>Runs the target even after another one failed.</summary>
    ITargetDefinition AssuredAfterFailure();

    /// <summary>Goes on with the plan when this target fails; the build fails at its end.</summary>
    ITargetDefinition ProceedAfterFailure();

    /// <summary>Leaves the target out of <c>--help</c>.</summary>
    ITargetDefinition Unlisted();

    /// <summary>Applies the definition of the overridden property.</summary>
    ITargetDefinition Base();

    /// <summary>Applies another target's definition.</summary>
    ITargetDefinition Inherit(Target target);

    /// <summary>Applies the definition that a component gives to a target.</summary>
    ITargetDefinition Inherit<T>(Func<T, Target> target);

    /// <summary>Names the files that the target makes, as paths or patterns.</summary>
    ITargetDefinition Produces(params string[] artifacts);

    /// <summary>Names the targets whose files this one reads.</summary>
    ITargetDefinition Consumes(params Target[] targets);

    /// <summary>Names the targets of a component whose files this one reads.</summary>
    ITargetDefinition Consumes<T>(params Func<T, Target>[] targets);
}
