using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Template.Jobs.Hosting;

/// <summary>Checks the levels of the logs, which would otherwise stop the start without a sentence.</summary>
internal static class LogLevels
{
    private const string Section = "LogLevel";

    /// <summary>What is wrong with <c>Logging:LogLevel</c> and with that of each provider, as in <c>Logging:Console:LogLevel</c>.</summary>
    public static IEnumerable<string> Problems(IConfiguration configuration)
    {
        IConfigurationSection logging = configuration.GetSection("Logging");
        return logging
            .GetChildren()
            .Select(x => x.GetSection(Section))
            .Prepend(logging.GetSection(Section))
            .SelectMany(x => x.GetChildren())
            .Where(x => !string.IsNullOrEmpty(x.Value) && !Enum.TryParse(x.Value, ignoreCase: true, out LogLevel _))
            .Select(x => $"{x.Path} is '{x.Value}'; it must be {string.Join(" or ", Enum.GetNames<LogLevel>())}.");
    }
}
