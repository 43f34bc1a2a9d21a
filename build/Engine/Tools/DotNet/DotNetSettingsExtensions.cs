using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Setters for the options of dotnet; each is there for the commands that have the option.</summary>
public static partial class DotNetSettingsExtensions
{
    /// <summary>Sets the project or solution.</summary>
    public static T SetProjectFile<T>(this T o, string? v)
        where T : ToolOptions, IHasProjectFile => o.Set("ProjectFile", v);

    /// <summary>Sets the runtime identifier.</summary>
    public static T SetRuntime<T>(this T o, string? v)
        where T : ToolOptions, IHasRuntime => o.Set("Runtime", v);

    /// <summary>Leaves the runtime identifier to dotnet.</summary>
    public static T ResetRuntime<T>(this T o)
        where T : ToolOptions, IHasRuntime => o.Set("Runtime", null);

    /// <summary>Sets how much dotnet prints.</summary>
    public static T SetVerbosity<T>(this T o, DotNetVerbosity? v)
        where T : ToolOptions, IHasVerbosity => o.Set("Verbosity", v);

    /// <summary>Sets the NuGet configuration file.</summary>
    public static T SetConfigFile<T>(this T o, string? v)
        where T : ToolOptions, IHasConfigFile => o.Set("ConfigFile", v);

    /// <summary>Sets the values of --source.</summary>
    public static T SetSources<T>(this T o, params string[] v)
        where T : ToolOptions, IHasSources => o.Set("Sources", (IReadOnlyList<string>)v);

    /// <summary>Adds values of --source.</summary>
    public static T AddSources<T>(this T o, params string[] v)
        where T : ToolOptions, IHasSources => o.Add("Sources", v);

    /// <summary>Sets --locked-mode.</summary>
    public static T SetLockedMode<T>(this T o, bool? v)
        where T : ToolOptions, IHasLockedMode => o.Set("LockedMode", v);

    /// <summary>Switches --locked-mode on.</summary>
    public static T EnableLockedMode<T>(this T o)
        where T : ToolOptions, IHasLockedMode => o.Set("LockedMode", (bool?)true);

    /// <summary>Switches --locked-mode off.</summary>
    public static T DisableLockedMode<T>(this T o)
        where T : ToolOptions, IHasLockedMode => o.Set("LockedMode", (bool?)false);

    /// <summary>Sets --force-evaluate.</summary>
    public static T SetForceEvaluate<T>(this T o, bool? v)
        where T : ToolOptions, IHasForceEvaluate => o.Set("ForceEvaluate", v);

    /// <summary>Switches --force-evaluate on.</summary>
    public static T EnableForceEvaluate<T>(this T o)
        where T : ToolOptions, IHasForceEvaluate => o.Set("ForceEvaluate", (bool?)true);

    /// <summary>Switches --force-evaluate off.</summary>
    public static T DisableForceEvaluate<T>(this T o)
        where T : ToolOptions, IHasForceEvaluate => o.Set("ForceEvaluate", (bool?)false);

    /// <summary>Sets --no-cache.</summary>
    public static T SetNoCache<T>(this T o, bool? v)
        where T : ToolOptions, IHasNoCache => o.Set("NoCache", v);

    /// <summary>Switches --no-cache on.</summary>
    public static T EnableNoCache<T>(this T o)
        where T : ToolOptions, IHasNoCache => o.Set("NoCache", (bool?)true);

    /// <summary>Switches --no-cache off.</summary>
    public static T DisableNoCache<T>(this T o)
        where T : ToolOptions, IHasNoCache => o.Set("NoCache", (bool?)false);

    /// <summary>Sets the configuration, such as Release.</summary>
    public static T SetConfiguration<T>(this T o, string? v)
        where T : ToolOptions, IHasConfiguration => o.Set("Configuration", v);

    /// <summary>Leaves the configuration, such as Release to dotnet.</summary>
    public static T ResetConfiguration<T>(this T o)
        where T : ToolOptions, IHasConfiguration => o.Set("Configuration", null);

    /// <summary>Sets the target framework.</summary>
    public static T SetFramework<T>(this T o, string? v)
        where T : ToolOptions, IHasFramework => o.Set("Framework", v);

    /// <summary>Leaves the target framework to dotnet.</summary>
    public static T ResetFramework<T>(this T o)
        where T : ToolOptions, IHasFramework => o.Set("Framework", null);

    /// <summary>Sets the output folder.</summary>
    public static T SetOutputDirectory<T>(this T o, string? v)
        where T : ToolOptions, IHasOutputDirectory => o.Set("OutputDirectory", v);

    /// <summary>Sets --no-restore.</summary>
    public static T SetNoRestore<T>(this T o, bool? v)
        where T : ToolOptions, IHasNoRestore => o.Set("NoRestore", v);

    /// <summary>Switches --no-restore on.</summary>
    public static T EnableNoRestore<T>(this T o)
        where T : ToolOptions, IHasNoRestore => o.Set("NoRestore", (bool?)true);

    /// <summary>Switches --no-restore off.</summary>
    public static T DisableNoRestore<T>(this T o)
        where T : ToolOptions, IHasNoRestore => o.Set("NoRestore", (bool?)false);

    /// <summary>Sets --no-incremental.</summary>
    public static T SetNoIncremental<T>(this T o, bool? v)
        where T : ToolOptions, IHasNoIncremental => o.Set("NoIncremental", v);

    /// <summary>Switches --no-incremental on.</summary>
    public static T EnableNoIncremental<T>(this T o)
        where T : ToolOptions, IHasNoIncremental => o.Set("NoIncremental", (bool?)true);

    /// <summary>Switches --no-incremental off.</summary>
    public static T DisableNoIncremental<T>(this T o)
        where T : ToolOptions, IHasNoIncremental => o.Set("NoIncremental", (bool?)false);

    /// <summary>Sets --nologo.</summary>
    public static T SetNoLogo<T>(this T o, bool? v)
        where T : ToolOptions, IHasNoLogo => o.Set("NoLogo", v);

    /// <summary>Switches --nologo on.</summary>
    public static T EnableNoLogo<T>(this T o)
        where T : ToolOptions, IHasNoLogo => o.Set("NoLogo", (bool?)true);

    /// <summary>Switches --nologo off.</summary>
    public static T DisableNoLogo<T>(this T o)
        where T : ToolOptions, IHasNoLogo => o.Set("NoLogo", (bool?)false);

    /// <summary>Sets the suffix of the version.</summary>
    public static T SetVersionSuffix<T>(this T o, string? v)
        where T : ToolOptions, IHasVersionSuffix => o.Set("VersionSuffix", v);

    /// <summary>Sets the output folder.</summary>
    public static T SetOutput<T>(this T o, string? v)
        where T : ToolOptions, IHasOutput => o.Set("Output", v);

    /// <summary>Sets --no-build.</summary>
    public static T SetNoBuild<T>(this T o, bool? v)
        where T : ToolOptions, IHasNoBuild => o.Set("NoBuild", v);

    /// <summary>Switches --no-build on.</summary>
    public static T EnableNoBuild<T>(this T o)
        where T : ToolOptions, IHasNoBuild => o.Set("NoBuild", (bool?)true);

    /// <summary>Switches --no-build off.</summary>
    public static T DisableNoBuild<T>(this T o)
        where T : ToolOptions, IHasNoBuild => o.Set("NoBuild", (bool?)false);

    /// <summary>Sets the filter of tests.</summary>
    public static T SetFilter<T>(this T o, string? v)
        where T : ToolOptions, IHasFilter => o.Set("Filter", v);

    /// <summary>Leaves the filter of tests to dotnet.</summary>
    public static T ResetFilter<T>(this T o)
        where T : ToolOptions, IHasFilter => o.Set("Filter", null);

    /// <summary>Sets the values of --logger.</summary>
    public static T SetLoggers<T>(this T o, params string[] v)
        where T : ToolOptions, IHasLoggers => o.Set("Loggers", (IReadOnlyList<string>)v);

    /// <summary>Adds values of --logger.</summary>
    public static T AddLoggers<T>(this T o, params string[] v)
        where T : ToolOptions, IHasLoggers => o.Add("Loggers", v);

    /// <summary>Sets the folder of the test results.</summary>
    public static T SetResultsDirectory<T>(this T o, string? v)
        where T : ToolOptions, IHasResultsDirectory => o.Set("ResultsDirectory", v);

    /// <summary>Sets the run settings.</summary>
    public static T SetSettingsFile<T>(this T o, string? v)
        where T : ToolOptions, IHasSettingsFile => o.Set("SettingsFile", v);

    /// <summary>Sets the data collector.</summary>
    public static T SetDataCollector<T>(this T o, string? v)
        where T : ToolOptions, IHasDataCollector => o.Set("DataCollector", v);

    /// <summary>Sets the project or solution.</summary>
    public static T SetProject<T>(this T o, string? v)
        where T : ToolOptions, IHasProject => o.Set("Project", v);

    /// <summary>Sets --include-symbols.</summary>
    public static T SetIncludeSymbols<T>(this T o, bool? v)
        where T : ToolOptions, IHasIncludeSymbols => o.Set("IncludeSymbols", v);

    /// <summary>Switches --include-symbols on.</summary>
    public static T EnableIncludeSymbols<T>(this T o)
        where T : ToolOptions, IHasIncludeSymbols => o.Set("IncludeSymbols", (bool?)true);

    /// <summary>Switches --include-symbols off.</summary>
    public static T DisableIncludeSymbols<T>(this T o)
        where T : ToolOptions, IHasIncludeSymbols => o.Set("IncludeSymbols", (bool?)false);

    /// <summary>Sets --include-source.</summary>
    public static T SetIncludeSource<T>(this T o, bool? v)
        where T : ToolOptions, IHasIncludeSource => o.Set("IncludeSource", v);

    /// <summary>Switches --include-source on.</summary>
    public static T EnableIncludeSource<T>(this T o)
        where T : ToolOptions, IHasIncludeSource => o.Set("IncludeSource", (bool?)true);

    /// <summary>Switches --include-source off.</summary>
    public static T DisableIncludeSource<T>(this T o)
        where T : ToolOptions, IHasIncludeSource => o.Set("IncludeSource", (bool?)false);

    /// <summary>Sets --self-contained.</summary>
    public static T SetSelfContained<T>(this T o, bool? v)
        where T : ToolOptions, IHasSelfContained => o.Set("SelfContained", v);

    /// <summary>Switches --self-contained on.</summary>
    public static T EnableSelfContained<T>(this T o)
        where T : ToolOptions, IHasSelfContained => o.Set("SelfContained", (bool?)true);

    /// <summary>Switches --self-contained off.</summary>
    public static T DisableSelfContained<T>(this T o)
        where T : ToolOptions, IHasSelfContained => o.Set("SelfContained", (bool?)false);

    /// <summary>Sets --no-launch-profile.</summary>
    public static T SetNoLaunchProfile<T>(this T o, bool? v)
        where T : ToolOptions, IHasNoLaunchProfile => o.Set("NoLaunchProfile", v);

    /// <summary>Switches --no-launch-profile on.</summary>
    public static T EnableNoLaunchProfile<T>(this T o)
        where T : ToolOptions, IHasNoLaunchProfile => o.Set("NoLaunchProfile", (bool?)true);

    /// <summary>Switches --no-launch-profile off.</summary>
    public static T DisableNoLaunchProfile<T>(this T o)
        where T : ToolOptions, IHasNoLaunchProfile => o.Set("NoLaunchProfile", (bool?)false);

    /// <summary>Sets the launch profile.</summary>
    public static T SetLaunchProfile<T>(this T o, string? v)
        where T : ToolOptions, IHasLaunchProfile => o.Set("LaunchProfile", v);

    /// <summary>Sets --verify-no-changes.</summary>
    public static T SetVerifyNoChanges<T>(this T o, bool? v)
        where T : ToolOptions, IHasVerifyNoChanges => o.Set("VerifyNoChanges", v);

    /// <summary>Switches --verify-no-changes on.</summary>
    public static T EnableVerifyNoChanges<T>(this T o)
        where T : ToolOptions, IHasVerifyNoChanges => o.Set("VerifyNoChanges", (bool?)true);

    /// <summary>Switches --verify-no-changes off.</summary>
    public static T DisableVerifyNoChanges<T>(this T o)
        where T : ToolOptions, IHasVerifyNoChanges => o.Set("VerifyNoChanges", (bool?)false);

    /// <summary>Sets the least severity of what is mended.</summary>
    public static T SetSeverity<T>(this T o, DotNetFormatSeverity? v)
        where T : ToolOptions, IHasSeverity => o.Set("Severity", v);

    /// <summary>Sets the values of --include.</summary>
    public static T SetInclude<T>(this T o, params string[] v)
        where T : ToolOptions, IHasInclude => o.Set("Include", (IReadOnlyList<string>)v);

    /// <summary>Adds values of --include.</summary>
    public static T AddInclude<T>(this T o, params string[] v)
        where T : ToolOptions, IHasInclude => o.Add("Include", v);

    /// <summary>Sets the values of --exclude.</summary>
    public static T SetExclude<T>(this T o, params string[] v)
        where T : ToolOptions, IHasExclude => o.Set("Exclude", (IReadOnlyList<string>)v);

    /// <summary>Adds values of --exclude.</summary>
    public static T AddExclude<T>(this T o, params string[] v)
        where T : ToolOptions, IHasExclude => o.Add("Exclude", v);

    /// <summary>Sets the tool manifest.</summary>
    public static T SetToolManifest<T>(this T o, string? v)
        where T : ToolOptions, IHasToolManifest => o.Set("ToolManifest", v);

    /// <summary>Sets the package.</summary>
    public static T SetTargetPath<T>(this T o, string? v)
        where T : ToolOptions, IHasTargetPath => o.Set("TargetPath", v);

    /// <summary>Sets the feed.</summary>
    public static T SetSource<T>(this T o, string? v)
        where T : ToolOptions, IHasSource => o.Set("Source", v);

    /// <summary>Sets the key of the feed, which is not printed.</summary>
    public static T SetApiKey<T>(this T o, string? v)
        where T : ToolOptions, IHasApiKey =>
        v == null ? o.Set("ApiKey", null) : o.Set("ApiKey", v).AddProcessRedactedSecrets(v);

    /// <summary>Sets --skip-duplicate.</summary>
    public static T SetSkipDuplicate<T>(this T o, bool? v)
        where T : ToolOptions, IHasSkipDuplicate => o.Set("SkipDuplicate", v);

    /// <summary>Switches --skip-duplicate on.</summary>
    public static T EnableSkipDuplicate<T>(this T o)
        where T : ToolOptions, IHasSkipDuplicate => o.Set("SkipDuplicate", (bool?)true);

    /// <summary>Switches --skip-duplicate off.</summary>
    public static T DisableSkipDuplicate<T>(this T o)
        where T : ToolOptions, IHasSkipDuplicate => o.Set("SkipDuplicate", (bool?)false);

    /// <summary>Sets --no-symbols.</summary>
    public static T SetNoSymbols<T>(this T o, bool? v)
        where T : ToolOptions, IHasNoSymbols => o.Set("NoSymbols", v);

    /// <summary>Switches --no-symbols on.</summary>
    public static T EnableNoSymbols<T>(this T o)
        where T : ToolOptions, IHasNoSymbols => o.Set("NoSymbols", (bool?)true);

    /// <summary>Switches --no-symbols off.</summary>
    public static T DisableNoSymbols<T>(this T o)
        where T : ToolOptions, IHasNoSymbols => o.Set("NoSymbols", (bool?)false);

    /// <summary>Sets the seconds after which the push is given up.</summary>
    public static T SetTimeout<T>(this T o, int? v)
        where T : ToolOptions, IHasTimeout => o.Set("Timeout", v);
}
