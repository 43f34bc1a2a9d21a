using Microsoft.Extensions.Configuration;

namespace Template.Jobs.Hosting;

/// <summary>Reads settings from files, environment and flags, and says in sentences what is wrong with them.</summary>
public static class Settings
{
    private const string UnknownNames = nameof(BinderOptions.ErrorOnUnknownConfiguration);

    /// <summary>Reads a section.</summary>
    /// <typeparam name="T">What it is read into; its defaults hold where nothing is said.</typeparam>
    /// <param name="configuration">All settings.</param>
    /// <param name="section">The name of the section.</param>
    /// <exception cref="SettingsException">A value does not fit, or a name is not known.</exception>
    public static T Read<T>(IConfiguration configuration, string section)
        where T : new()
    {
        try
        {
            return configuration.GetSection(section).Get<T>(x => x.ErrorOnUnknownConfiguration = true) ?? new T();
        }
        catch (InvalidOperationException e) when (e.Message.Contains(UnknownNames, StringComparison.Ordinal))
        {
            string names = e.Message[(e.Message.LastIndexOf(": ", StringComparison.Ordinal) + 2)..];
            throw new SettingsException(
                $"The section '{section}' of the settings has names that nothing knows: {names}.",
                e
            );
        }
        catch (InvalidOperationException e)
        {
            throw new SettingsException($"The section '{section}' of the settings cannot be read. {Innermost(e)}", e);
        }
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

    private static string Innermost(Exception e)
    {
        string outer = e.Message;
        return e.InnerException == null ? outer : $"{outer} {e.InnerException.Message}";
    }
}
