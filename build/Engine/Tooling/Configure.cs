namespace Nuke.Common.Tooling;

/// <summary>Changes options and returns the changed ones.</summary>
public delegate T Configure<T>(T options);

/// <summary>Changes options with a value and returns the changed ones.</summary>
public delegate T Configure<T, in TValue>(T options, TValue value);

/// <summary>Makes several options from one.</summary>
public delegate IEnumerable<T> CombinatorialConfigure<T>(T options)
    where T : ToolOptions;

/// <summary>Ways to change options in the middle of a chain.</summary>
public static class ConfigureExtensions
{
    /// <summary>Applies a change, when there is one.</summary>
    public static T Apply<T>(this T options, Configure<T>? configurator) =>
        configurator == null ? options : configurator(options);

    /// <summary>Applies a change with a value, when there is one.</summary>
    public static T Apply<T, TValue>(this T options, Configure<T, TValue>? configurator, TValue value) =>
        configurator == null ? options : configurator(options, value);

    /// <summary>Applies a change when the options fulfil the condition.</summary>
    public static T When<T>(this T options, Func<T, bool> condition, Configure<T> configurator) =>
        condition(options) ? configurator(options) : options;

    /// <summary>Makes options for each value.</summary>
    public static IEnumerable<T> CombineWith<T, TValue>(
        this T options,
        IEnumerable<TValue> values,
        Configure<T, TValue> configurator
    )
        where T : ToolOptions => [.. values.Select(x => configurator(options, x))];

    /// <summary>Makes options for each value.</summary>
    public static IEnumerable<T> CombineWith<T, TValue>(
        this T options,
        Configure<T, TValue> configurator,
        params TValue[] values
    )
        where T : ToolOptions => options.CombineWith((IEnumerable<TValue>)values, configurator);

    /// <summary>Makes options for each pair of these options and a value.</summary>
    public static IEnumerable<T> CombineWith<T, TValue>(
        this IEnumerable<T> options,
        IEnumerable<TValue> values,
        Configure<T, TValue> configurator
    )
        where T : ToolOptions
    {
        TValue[] all = [.. values];
        return [.. options.SelectMany(x => all.Select(y => configurator(x, y)))];
    }
}
