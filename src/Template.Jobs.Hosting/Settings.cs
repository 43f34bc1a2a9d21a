using Microsoft.Extensions.Configuration;

namespace Template.Jobs.Hosting;

/// <summary>Reads settings from files, environment and flags, and says in sentences what is wrong with them.</summary>
public static class Settings
{
    /// <summary>Reads a section.</summary>
    /// <typeparam name="T">What it is read into; its defaults hold where nothing is said.</typeparam>
    /// <param name="configuration">All settings.</param>
    /// <param name="section">The name of the section.</param>
    /// <exception cref="SettingsException">A value does not fit, or a name is not known.</exception>
    public static T Read<T>(IConfiguration configuration, string section)
        where T : new()
    {
        IConfigurationSection from = configuration.GetSection(section);
        ThrowIfAny(SettingNames.Problems(from, typeof(T)));
        // A variable of the environment may happen to have the name of the section.
        return from.GetChildren().Any() ? from.Get<T>() ?? new() : new();
    }

    /// <summary>Throws when there are problems.</summary>
    /// <param name="problems">A sentence for each.</param>
    /// <exception cref="SettingsException">There are problems.</exception>
    public static void ThrowIfAny(IEnumerable<string> problems)
    {
        string all = string.Join(Environment.NewLine, problems);
        if (all.Length > 0)
            throw new SettingsException(all);
    }
}
