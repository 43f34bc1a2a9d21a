namespace Nuke.Common.Tooling;

/// <summary>Setters for how a tool is started.</summary>
public static class ToolOptionsExtensions
{
    /// <summary>Sets the executable.</summary>
    public static T SetProcessToolPath<T>(this T o, string v)
        where T : ToolOptions => o.Set(nameof(ToolOptions.ProcessToolPath), v);

    /// <summary>Sets the folder in which the process starts.</summary>
    public static T SetProcessWorkingDirectory<T>(this T o, string v)
        where T : ToolOptions => o.Set(nameof(ToolOptions.ProcessWorkingDirectory), v);

    /// <summary>Sets an environment variable for the process.</summary>
    public static T SetProcessEnvironmentVariable<T>(this T o, string k, object v)
        where T : ToolOptions => o.Put(nameof(ToolOptions.ProcessEnvironmentVariables), k, v);

    /// <summary>Sets the time after which the process is stopped.</summary>
    public static T SetProcessExecutionTimeout<T>(this T o, TimeSpan v)
        where T : ToolOptions => o.Set(nameof(ToolOptions.ProcessExecutionTimeout), (int?)v.TotalMilliseconds);

    /// <summary>Sets the milliseconds after which the process is stopped.</summary>
    public static T SetProcessExecutionTimeout<T>(this T o, int? v)
        where T : ToolOptions => o.Set(nameof(ToolOptions.ProcessExecutionTimeout), v);

    /// <summary>Prints the output.</summary>
    public static T EnableProcessOutputLogging<T>(this T o)
        where T : ToolOptions => o.Set(nameof(ToolOptions.ProcessOutputLogging), (bool?)true);

    /// <summary>Does not print the output.</summary>
    public static T DisableProcessOutputLogging<T>(this T o)
        where T : ToolOptions => o.Set(nameof(ToolOptions.ProcessOutputLogging), (bool?)false);

    /// <summary>Does not print the command line.</summary>
    public static T DisableProcessInvocationLogging<T>(this T o)
        where T : ToolOptions => o.Set(nameof(ToolOptions.ProcessInvocationLogging), (bool?)false);

    /// <summary>Prints the command line.</summary>
    public static T EnableProcessInvocationLogging<T>(this T o)
        where T : ToolOptions => o.Set(nameof(ToolOptions.ProcessInvocationLogging), (bool?)true);

    /// <summary>Fails when the exit code is not 0.</summary>
    public static T EnableProcessExitHandling<T>(this T o)
        where T : ToolOptions => o.Set(nameof(ToolOptions.ProcessExitHandling), (bool?)true);

    /// <summary>Does not fail when the exit code is not 0.</summary>
    public static T DisableProcessExitHandling<T>(this T o)
        where T : ToolOptions => o.Set(nameof(ToolOptions.ProcessExitHandling), (bool?)false);

    /// <summary>Adds arguments behind all others, each as one.</summary>
    public static T AddProcessAdditionalArguments<T>(this T o, params string[] v)
        where T : ToolOptions => o.Add("ProcessAdditionalArguments", v);

    /// <summary>Adds texts that are not printed.</summary>
    public static T AddProcessRedactedSecrets<T>(this T o, params string[] v)
        where T : ToolOptions => o.Add("ProcessRedactedSecrets", v);

    /// <summary>Sets what is done with a line of output.</summary>
    public static T SetProcessLogger<T>(this T o, Action<OutputType, string> v)
        where T : ToolOptions => o.Set("ProcessLogger", v);

    /// <summary>Sets what is done when the process has ended.</summary>
    public static T SetProcessExitHandler<T>(this T o, Action<IProcess> v)
        where T : ToolOptions => o.Set("ProcessExitHandler", v);

    internal static T Set<T>(this T options, string key, object? value)
        where T : Options => (T)options.With(key, value);

    internal static T Add<T>(this T options, string key, IEnumerable<string> items)
        where T : Options =>
        options.Set(key, (IReadOnlyList<string>)[.. options.Get<IReadOnlyList<string>>(key) ?? [], .. items]);

    internal static T Put<T>(this T options, string key, string name, object? value)
        where T : Options
    {
        Dictionary<string, string> pairs = new(
            options.Get<IReadOnlyDictionary<string, string>>(key)
                ?? new Dictionary<string, string>(StringComparer.Ordinal),
            StringComparer.Ordinal
        )
        {
            [name] = value?.ToString() ?? "",
        };
        return options.Set(key, pairs);
    }
}
