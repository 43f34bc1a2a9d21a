namespace Nuke.Common.Execution;

/// <summary>What a target's factory said of it.</summary>
internal sealed partial class TargetDefinition(NukeBuild build, ExecutableTarget target) : ITargetDefinition
{
    private readonly NukeBuild build = build;
    private readonly ExecutableTarget target = target;

    public List<Action> Actions { get; } = [];

    public List<Condition> StaticConditions { get; } = [];

    public List<Condition> DynamicConditions { get; } = [];

    public List<Requirement> Requirements { get; } = [];

    public List<Target> DependsOnTargets { get; } = [];

    public List<Target> DependentForTargets { get; } = [];

    public List<Target> BeforeTargets { get; } = [];

    public List<Target> AfterTargets { get; } = [];

    public List<Target> TriggeredTargets { get; } = [];

    public List<Target> TriggeringTargets { get; } = [];

    public List<Target> ConsumedTargets { get; } = [];

    public List<string> Artifacts { get; } = [];

    public DependencyBehavior WhenSkippedBehavior { get; private set; }

    public bool IsAssuredAfterFailure { get; private set; }

    public bool ProceedsAfterFailure { get; private set; }

    public ITargetDefinition Description(string description)
    {
        target.Description = description;
        return this;
    }

    public ITargetDefinition Executes(params Action[] actions)
    {
        Actions.AddRange(actions);
        return this;
    }

    public ITargetDefinition Executes<T>(Func<T> action)
    {
        Actions.Add(() => (action() as Task)?.GetAwaiter().GetResult());
        return this;
    }

    public ITargetDefinition Executes(Func<Task> action)
    {
        Actions.Add(() => action().GetAwaiter().GetResult());
        return this;
    }

    public ITargetDefinition OnlyWhenStatic(Func<bool> condition, string? conditionExpression = null)
    {
        StaticConditions.Add(new Condition(condition, LambdaText.Body(conditionExpression)));
        return this;
    }

    public ITargetDefinition OnlyWhenDynamic(Func<bool> condition, string? conditionExpression = null)
    {
        DynamicConditions.Add(new Condition(condition, LambdaText.Body(conditionExpression)));
        return this;
    }

    public ITargetDefinition WhenSkipped(DependencyBehavior dependencyBehavior)
    {
        WhenSkippedBehavior = dependencyBehavior;
        return this;
    }

    public ITargetDefinition Requires<T>(Func<T?> parameter, string? expression = null)
        where T : class
    {
        Requirements.Add(new Requirement(() => parameter(), LambdaText.Body(expression), IsCondition: false));
        return this;
    }

    public ITargetDefinition Requires<T>(Func<T?> parameter, string? expression = null)
        where T : struct
    {
        Requirements.Add(new Requirement(() => parameter(), LambdaText.Body(expression), IsCondition: false));
        return this;
    }

    public ITargetDefinition Requires(Func<bool> condition, string? expression = null)
    {
        Requirements.Add(new Requirement(() => condition(), LambdaText.Body(expression), IsCondition: true));
        return this;
    }

    public ITargetDefinition AssuredAfterFailure()
    {
        IsAssuredAfterFailure = true;
        return this;
    }

    public ITargetDefinition ProceedAfterFailure()
    {
        ProceedsAfterFailure = true;
        return this;
    }

    public ITargetDefinition Unlisted()
    {
        target.Listed = false;
        return this;
    }

    public ITargetDefinition Produces(params string[] artifacts)
    {
        Artifacts.AddRange(artifacts);
        return this;
    }

    public ITargetDefinition Base()
    {
        Target overridden =
            TargetDiscovery.OverriddenFactory(build, target.Name)
            ?? throw new BuildUsageException($"Target {target.Name} calls Base(), but overrides no property.");
        return overridden(this);
    }

    public ITargetDefinition Inherit(Target target) => target(this);

    public ITargetDefinition Inherit<T>(Func<T, Target> target) =>
        TargetDiscovery.ComponentFactory(build, typeof(T), target((T)(object)build), this.target.Name)(this);
}

/// <param name="IsMet">Whether the target may run.</param>
/// <param name="Text">The condition as it is written.</param>
internal sealed record Condition(Func<bool> IsMet, string Text);

/// <param name="Value">The parameter's value or the condition's.</param>
/// <param name="Text">The parameter's name or the condition as it is written.</param>
/// <param name="IsCondition">True when the value must be true, false when it must be given.</param>
internal sealed record Requirement(Func<object?> Value, string Text, bool IsCondition)
{
    public bool IsMet =>
        Value() switch
        {
            null => false,
            bool met when IsCondition => met,
            string text => !string.IsNullOrWhiteSpace(text),
            _ => true,
        };
}
