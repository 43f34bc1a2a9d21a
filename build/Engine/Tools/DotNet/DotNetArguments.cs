using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>How the options of dotnet are written.</summary>
internal static class DotNetArguments
{
    public static readonly ArgumentTemplate ProjectFile = new("ProjectFile");
    public static readonly ArgumentTemplate RunProjectFile = new("ProjectFile", "--project");
    public static readonly ArgumentTemplate Runtime = new("Runtime", "--runtime");
    public static readonly ArgumentTemplate Verbosity = new("Verbosity", "--verbosity");
    public static readonly ArgumentTemplate ConfigFile = new("ConfigFile", "--configfile");
    public static readonly ArgumentTemplate Sources = new("Sources", "--source");
    public static readonly ArgumentTemplate LockedMode = new("LockedMode", "--locked-mode");
    public static readonly ArgumentTemplate ForceEvaluate = new("ForceEvaluate", "--force-evaluate");
    public static readonly ArgumentTemplate NoCache = new("NoCache", "--no-cache");
    public static readonly ArgumentTemplate Properties = new("Properties", "--property:");
    public static readonly ArgumentTemplate Configuration = new("Configuration", "--configuration");
    public static readonly ArgumentTemplate Framework = new("Framework", "--framework");
    public static readonly ArgumentTemplate OutputDirectory = new("OutputDirectory", "--output");
    public static readonly ArgumentTemplate NoRestore = new("NoRestore", "--no-restore");
    public static readonly ArgumentTemplate NoIncremental = new("NoIncremental", "--no-incremental");
    public static readonly ArgumentTemplate NoLogo = new("NoLogo", "--nologo");
    public static readonly ArgumentTemplate VersionSuffix = new("VersionSuffix", "--version-suffix");
    public static readonly ArgumentTemplate Output = new("Output", "--output");
    public static readonly ArgumentTemplate NoBuild = new("NoBuild", "--no-build");
    public static readonly ArgumentTemplate Filter = new("Filter", "--filter");
    public static readonly ArgumentTemplate Loggers = new("Loggers", "--logger");
    public static readonly ArgumentTemplate ResultsDirectory = new("ResultsDirectory", "--results-directory");
    public static readonly ArgumentTemplate SettingsFile = new("SettingsFile", "--settings");
    public static readonly ArgumentTemplate DataCollector = new("DataCollector", "--collect");
    public static readonly ArgumentTemplate RunSettings = new("RunSettings");
    public static readonly ArgumentTemplate Project = new("Project");
    public static readonly ArgumentTemplate IncludeSymbols = new("IncludeSymbols", "--include-symbols");
    public static readonly ArgumentTemplate IncludeSource = new("IncludeSource", "--include-source");
    public static readonly ArgumentTemplate SelfContained = new("SelfContained", "--self-contained");
    public static readonly ArgumentTemplate NoLaunchProfile = new("NoLaunchProfile", "--no-launch-profile");
    public static readonly ArgumentTemplate LaunchProfile = new("LaunchProfile", "--launch-profile");
    public static readonly ArgumentTemplate ApplicationArguments = new("ApplicationArguments");
    public static readonly ArgumentTemplate VerifyNoChanges = new("VerifyNoChanges", "--verify-no-changes");
    public static readonly ArgumentTemplate Severity = new("Severity", "--severity");
    public static readonly ArgumentTemplate Include = new("Include", "--include");
    public static readonly ArgumentTemplate Exclude = new("Exclude", "--exclude");
    public static readonly ArgumentTemplate ToolManifest = new("ToolManifest", "--tool-manifest");
    public static readonly ArgumentTemplate TargetPath = new("TargetPath");
    public static readonly ArgumentTemplate Source = new("Source", "--source");
    public static readonly ArgumentTemplate ApiKey = new("ApiKey", "--api-key");
    public static readonly ArgumentTemplate SkipDuplicate = new("SkipDuplicate", "--skip-duplicate");
    public static readonly ArgumentTemplate NoSymbols = new("NoSymbols", "--no-symbols");
    public static readonly ArgumentTemplate Timeout = new("Timeout", "--timeout");
}
