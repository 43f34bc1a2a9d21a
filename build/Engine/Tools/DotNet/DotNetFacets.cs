using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

#pragma warning disable CA1040 // The interfaces say which options a command has, and hold nothing else.
/// <summary>Commands with the option ProjectFile.</summary>
public interface IHasProjectFile;

/// <summary>Commands with the option Runtime.</summary>
public interface IHasRuntime;

/// <summary>Commands with the option Verbosity.</summary>
public interface IHasVerbosity;

/// <summary>Commands with the option ConfigFile.</summary>
public interface IHasConfigFile;

/// <summary>Commands with the option Sources.</summary>
public interface IHasSources;

/// <summary>Commands with the option LockedMode.</summary>
public interface IHasLockedMode;

/// <summary>Commands with the option ForceEvaluate.</summary>
public interface IHasForceEvaluate;

/// <summary>Commands with the option NoCache.</summary>
public interface IHasNoCache;

/// <summary>Commands with the option Properties.</summary>
public interface IHasProperties;

/// <summary>Commands with the option Configuration.</summary>
public interface IHasConfiguration;

/// <summary>Commands with the option Framework.</summary>
public interface IHasFramework;

/// <summary>Commands with the option OutputDirectory.</summary>
public interface IHasOutputDirectory;

/// <summary>Commands with the option NoRestore.</summary>
public interface IHasNoRestore;

/// <summary>Commands with the option NoIncremental.</summary>
public interface IHasNoIncremental;

/// <summary>Commands with the option NoLogo.</summary>
public interface IHasNoLogo;

/// <summary>Commands with the option VersionSuffix.</summary>
public interface IHasVersionSuffix;

/// <summary>Commands with the option Output.</summary>
public interface IHasOutput;

/// <summary>Commands with the option NoBuild.</summary>
public interface IHasNoBuild;

/// <summary>Commands with the option Filter.</summary>
public interface IHasFilter;

/// <summary>Commands with the option Loggers.</summary>
public interface IHasLoggers;

/// <summary>Commands with the option ResultsDirectory.</summary>
public interface IHasResultsDirectory;

/// <summary>Commands with the option SettingsFile.</summary>
public interface IHasSettingsFile;

/// <summary>Commands with the option DataCollector.</summary>
public interface IHasDataCollector;

/// <summary>Commands with the option RunSettings.</summary>
public interface IHasRunSettings;

/// <summary>Commands with the option Project.</summary>
public interface IHasProject;

/// <summary>Commands with the option IncludeSymbols.</summary>
public interface IHasIncludeSymbols;

/// <summary>Commands with the option IncludeSource.</summary>
public interface IHasIncludeSource;

/// <summary>Commands with the option SelfContained.</summary>
public interface IHasSelfContained;

/// <summary>Commands with the option NoLaunchProfile.</summary>
public interface IHasNoLaunchProfile;

/// <summary>Commands with the option LaunchProfile.</summary>
public interface IHasLaunchProfile;

/// <summary>Commands with the option ApplicationArguments.</summary>
public interface IHasApplicationArguments;

/// <summary>Commands with the option VerifyNoChanges.</summary>
public interface IHasVerifyNoChanges;

/// <summary>Commands with the option Severity.</summary>
public interface IHasSeverity;

/// <summary>Commands with the option Include.</summary>
public interface IHasInclude;

/// <summary>Commands with the option Exclude.</summary>
public interface IHasExclude;

/// <summary>Commands with the option ToolManifest.</summary>
public interface IHasToolManifest;

/// <summary>Commands with the option TargetPath.</summary>
public interface IHasTargetPath;

/// <summary>Commands with the option Source.</summary>
public interface IHasSource;

/// <summary>Commands with the option ApiKey.</summary>
public interface IHasApiKey;

/// <summary>Commands with the option SkipDuplicate.</summary>
public interface IHasSkipDuplicate;

/// <summary>Commands with the option NoSymbols.</summary>
public interface IHasNoSymbols;

/// <summary>Commands with the option Timeout.</summary>
public interface IHasTimeout;
