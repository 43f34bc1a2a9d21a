namespace Nuke.Common.Tooling;

/// <summary>Options of a tool. A setter leaves the options as they are and returns changed ones.</summary>
public abstract class Options
{
    private Dictionary<string, object?> values = new(StringComparer.Ordinal);

    internal T? Get<T>(string key) => values.TryGetValue(key, out object? value) ? (T?)value : default;

    internal Options With(string key, object? value)
    {
        Options copy = (Options)MemberwiseClone();
        copy.values = new Dictionary<string, object?>(values, StringComparer.Ordinal);
        if (value == null)
            copy.values.Remove(key);
        else
            copy.values[key] = value;
        return copy;
    }

    internal object? Raw(string key) => values.GetValueOrDefault(key);
}

/// <summary>Options of a tool that is started as a process.</summary>
public abstract class ToolOptions : Options
{
    /// <summary>The executable, when it is not the tool's own.</summary>
    public string? ProcessToolPath => Get<string>(nameof(ProcessToolPath));

    /// <summary>The folder in which the process starts; the repository's by default.</summary>
    public string? ProcessWorkingDirectory => Get<string>(nameof(ProcessWorkingDirectory));

    /// <summary>Environment variables that are set for the process besides those of the build.</summary>
    public IReadOnlyDictionary<string, string> ProcessEnvironmentVariables =>
        Get<IReadOnlyDictionary<string, string>>(nameof(ProcessEnvironmentVariables))
        ?? new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Milliseconds after which the process is stopped; null for never.</summary>
    public int? ProcessExecutionTimeout => Get<int?>(nameof(ProcessExecutionTimeout));

    /// <summary>True when the output is printed.</summary>
    public bool? ProcessOutputLogging => Get<bool?>(nameof(ProcessOutputLogging));

    /// <summary>True when the command line is printed.</summary>
    public bool? ProcessInvocationLogging => Get<bool?>(nameof(ProcessInvocationLogging));

    /// <summary>True when an exit code other than 0 fails.</summary>
    public bool? ProcessExitHandling => Get<bool?>(nameof(ProcessExitHandling));

    internal IReadOnlyList<string> AdditionalArguments =>
        Get<IReadOnlyList<string>>("ProcessAdditionalArguments") ?? [];

    internal Action<OutputType, string>? Logger => Get<Action<OutputType, string>>("ProcessLogger");

    internal Action<IProcess>? ExitHandler => Get<Action<IProcess>>("ProcessExitHandler");

    internal IReadOnlyList<string> RedactedSecrets => Get<IReadOnlyList<string>>("ProcessRedactedSecrets") ?? [];

    /// <summary>The command of the tool, such as <c>build</c>.</summary>
    internal abstract IReadOnlyList<string> Command { get; }

    /// <summary>The options in the order in which they are written.</summary>
    internal abstract IReadOnlyList<ArgumentTemplate> Templates { get; }

    /// <summary>The arguments of the process.</summary>
    internal IReadOnlyList<string> Arguments()
    {
        List<string> arguments = [.. Command];
        foreach (ArgumentTemplate template in Templates)
            template.Write(Raw(template.Key), arguments);
        arguments.AddRange(AdditionalArguments);
        return arguments;
    }
}
