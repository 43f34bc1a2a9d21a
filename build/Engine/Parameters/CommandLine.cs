using Nuke.Common.Execution;

namespace Nuke.Common.Parameters;

/// <summary>The arguments of the process: targets, then options with the values that follow them.</summary>
internal sealed class CommandLine
{
    private CommandLine(List<string> positional, List<Option> options)
    {
        Positional = positional;
        Options = options;
    }

    /// <summary>What stands before the first option.</summary>
    public IReadOnlyList<string> Positional { get; }

    /// <summary>The options in the order given.</summary>
    public IReadOnlyList<Option> Options { get; }

    /// <exception cref="BuildUsageException">An argument is a dash without a name.</exception>
    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        List<string> positional = [];
        List<Option> options = [];
        foreach (string argument in arguments)
        {
            if (!IsOption(argument))
            {
                if (options.Count == 0)
                    positional.Add(argument);
                else
                    options[^1].Values.Add(argument);
                continue;
            }

            int equals = argument.IndexOf('=', StringComparison.Ordinal);
            Option option = new(equals < 0 ? argument : argument[..equals]);
            if (option.Key.Length == 0)
                throw new BuildUsageException(
                    $"'{argument}' is not an option. Options are written --name value.",
                    ExitCodes.Usage
                );
            if (equals >= 0)
                option.Values.Add(argument[(equals + 1)..]);
            options.Add(option);
        }
        return new CommandLine(positional, options);
    }

    /// <summary>The last option of that name, or null.</summary>
    public Option? Find(string name)
    {
        string key = Key(name);
        for (int i = Options.Count - 1; i >= 0; i--)
        {
            if (string.Equals(Options[i].Key, key, StringComparison.OrdinalIgnoreCase))
                return Options[i];
        }
        return null;
    }

    public bool Has(string name) => Find(name) != null;

    /// <summary>A name without its dashes.</summary>
    public static string Key(string name) => name.Replace("-", "", StringComparison.Ordinal);

    /// <summary>True for <c>-x</c> and <c>--x</c>; a negative number is a value.</summary>
    private static bool IsOption(string argument) =>
        argument.StartsWith('-') && argument.Length > 1 && !char.IsAsciiDigit(argument[1]) && argument[1] != '.';
}

/// <param name="Text">The option as it was typed, with its dashes.</param>
internal sealed record Option(string Text)
{
    public string Key { get; } = CommandLine.Key(Text);

    public List<string> Values { get; } = [];
}
