using Nuke.Common.Execution;

namespace Nuke.Common.Parameters;

/// <summary>Refuses options that the build does not have.</summary>
internal static class OptionCheck
{
    /// <exception cref="BuildUsageException">An option is neither a switch nor a parameter.</exception>
    public static void Check(CommandLine commandLine, IReadOnlyList<ParameterMember> members)
    {
        foreach (Option option in commandLine.Options)
        {
            if (
                Switches.IsSwitch(option.Key)
                || members.Any(x =>
                    string.Equals(CommandLine.Key(x.Name), option.Key, StringComparison.OrdinalIgnoreCase)
                )
            )
                continue;
            IEnumerable<string> known = members
                .Where(x => x.Attribute.List)
                .Select(x => "--" + x.DashedName)
                .Concat(Switches.All.Select(x => "--" + x.Name));
            throw new BuildUsageException(
                $"There is no option {option.Text}.{Suggestions.For(option.Text, known)} ./build.sh --help lists the options.",
                ExitCodes.Usage
            );
        }
    }

    /// <summary>Warns of keys in parameters files that bind to nothing.</summary>
    public static void WarnOfUnknownKeys(
        IReadOnlyCollection<string> keys,
        IReadOnlyList<ParameterMember> members,
        Action<string> warn
    )
    {
        foreach (string key in keys)
        {
            if (
                key.StartsWith('$')
                || Switches.IsSwitch(CommandLine.Key(key))
                || members.Any(x => string.Equals(x.Name, key, StringComparison.Ordinal))
            )
                continue;
            warn(
                $"The parameters file sets {key}, which is no parameter of this build.{Suggestions.For(key, members.Select(x => x.Name))}"
            );
        }
    }
}
