using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

public static partial class DotNetSettingsExtensions
{
    /// <summary>Sets an MSBuild property.</summary>
    public static T SetProperty<T>(this T o, string k, object v)
        where T : ToolOptions, IHasProperties => o.Put("Properties", k, Escape(v));

    /// <summary>Adds an MSBuild property.</summary>
    public static T AddProperty<T>(this T o, string k, object v)
        where T : ToolOptions, IHasProperties => o.SetProperty(k, v);

    /// <summary>Sets the version.</summary>
    public static T SetVersion<T>(this T o, string v)
        where T : ToolOptions, IHasProperties => o.SetProperty("Version", v);

    /// <summary>Sets the version of the assembly.</summary>
    public static T SetAssemblyVersion<T>(this T o, string v)
        where T : ToolOptions, IHasProperties => o.SetProperty("AssemblyVersion", v);

    /// <summary>Sets the version of the file.</summary>
    public static T SetFileVersion<T>(this T o, string v)
        where T : ToolOptions, IHasProperties => o.SetProperty("FileVersion", v);

    /// <summary>Sets the version that tells of the commit.</summary>
    public static T SetInformationalVersion<T>(this T o, string v)
        where T : ToolOptions, IHasProperties => o.SetProperty("InformationalVersion", v);

    /// <summary>Builds as a CI server does.</summary>
    public static T EnableContinuousIntegrationBuild<T>(this T o)
        where T : ToolOptions, IHasProperties => o.SetProperty("ContinuousIntegrationBuild", true);

    /// <summary>Builds the same bytes from the same sources.</summary>
    public static T EnableDeterministic<T>(this T o)
        where T : ToolOptions, IHasProperties => o.SetProperty("Deterministic", true);

    /// <summary>Makes an error of every warning.</summary>
    public static T EnableTreatWarningsAsErrors<T>(this T o)
        where T : ToolOptions, IHasProperties => o.SetProperty("TreatWarningsAsErrors", true);

    /// <summary>Adds a setting of the test run.</summary>
    public static T AddRunSetting<T>(this T o, string k, string v)
        where T : ToolOptions, IHasRunSettings =>
        o.Add("RunSettings", o.Raw("RunSettings") == null ? ["--", $"{k}={v}"] : [$"{k}={v}"]);

    /// <summary>Sets the arguments of the program that is run.</summary>
    public static T SetApplicationArguments<T>(this T o, string v)
        where T : ToolOptions, IHasApplicationArguments =>
        o.Set("ApplicationArguments", (IReadOnlyList<string>)["--", .. CommandLineText.Split(v)]);

    /// <summary>MSBuild splits a property on the command line at semicolons and commas, and reads % as the start of an escape.</summary>
    private static string Escape(object value) =>
        (value is bool flag ? (flag ? "true" : "false") : value.ToString() ?? "")
            .Replace("%", "%25", StringComparison.Ordinal)
            .Replace(";", "%3B", StringComparison.Ordinal)
            .Replace(",", "%2C", StringComparison.Ordinal);
}
