using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>Options of <c>dotnet restore</c>.</summary>
public sealed class DotNetRestoreSettings
    : ToolOptions,
        IHasProjectFile,
        IHasRuntime,
        IHasVerbosity,
        IHasConfigFile,
        IHasSources,
        IHasLockedMode,
        IHasForceEvaluate,
        IHasNoCache,
        IHasProperties
{
    private static readonly ArgumentTemplate[] Order =
    [
        DotNetArguments.ProjectFile,
        DotNetArguments.Runtime,
        DotNetArguments.Verbosity,
        DotNetArguments.ConfigFile,
        DotNetArguments.Sources,
        DotNetArguments.LockedMode,
        DotNetArguments.ForceEvaluate,
        DotNetArguments.NoCache,
        DotNetArguments.Properties,
    ];

    internal override IReadOnlyList<string> Command => ["restore"];

    internal override IReadOnlyList<ArgumentTemplate> Templates => Order;
}

/// <summary>Options of <c>dotnet build</c>.</summary>
public sealed class DotNetBuildSettings
    : ToolOptions,
        IHasProjectFile,
        IHasConfiguration,
        IHasFramework,
        IHasRuntime,
        IHasOutputDirectory,
        IHasNoRestore,
        IHasNoIncremental,
        IHasNoLogo,
        IHasVersionSuffix,
        IHasVerbosity,
        IHasProperties
{
    private static readonly ArgumentTemplate[] Order =
    [
        DotNetArguments.ProjectFile,
        DotNetArguments.Configuration,
        DotNetArguments.Framework,
        DotNetArguments.Runtime,
        DotNetArguments.OutputDirectory,
        DotNetArguments.NoRestore,
        DotNetArguments.NoIncremental,
        DotNetArguments.NoLogo,
        DotNetArguments.VersionSuffix,
        DotNetArguments.Verbosity,
        DotNetArguments.Properties,
    ];

    internal override IReadOnlyList<string> Command => ["build"];

    internal override IReadOnlyList<ArgumentTemplate> Templates => Order;
}

/// <summary>Options of <c>dotnet test</c>.</summary>
public sealed class DotNetTestSettings
    : ToolOptions,
        IHasProjectFile,
        IHasConfiguration,
        IHasFramework,
        IHasRuntime,
        IHasOutput,
        IHasNoRestore,
        IHasNoBuild,
        IHasNoLogo,
        IHasVerbosity,
        IHasFilter,
        IHasLoggers,
        IHasResultsDirectory,
        IHasSettingsFile,
        IHasDataCollector,
        IHasProperties,
        IHasRunSettings
{
    private static readonly ArgumentTemplate[] Order =
    [
        DotNetArguments.ProjectFile,
        DotNetArguments.Configuration,
        DotNetArguments.Framework,
        DotNetArguments.Runtime,
        DotNetArguments.Output,
        DotNetArguments.NoRestore,
        DotNetArguments.NoBuild,
        DotNetArguments.NoLogo,
        DotNetArguments.Verbosity,
        DotNetArguments.Filter,
        DotNetArguments.Loggers,
        DotNetArguments.ResultsDirectory,
        DotNetArguments.SettingsFile,
        DotNetArguments.DataCollector,
        DotNetArguments.Properties,
        DotNetArguments.RunSettings,
    ];

    internal override IReadOnlyList<string> Command => ["test"];

    internal override IReadOnlyList<ArgumentTemplate> Templates => Order;
}

/// <summary>Options of <c>dotnet pack</c>.</summary>
public sealed class DotNetPackSettings
    : ToolOptions,
        IHasProject,
        IHasConfiguration,
        IHasOutputDirectory,
        IHasRuntime,
        IHasNoRestore,
        IHasNoBuild,
        IHasNoLogo,
        IHasIncludeSymbols,
        IHasIncludeSource,
        IHasVersionSuffix,
        IHasVerbosity,
        IHasProperties
{
    private static readonly ArgumentTemplate[] Order =
    [
        DotNetArguments.Project,
        DotNetArguments.Configuration,
        DotNetArguments.OutputDirectory,
        DotNetArguments.Runtime,
        DotNetArguments.NoRestore,
        DotNetArguments.NoBuild,
        DotNetArguments.NoLogo,
        DotNetArguments.IncludeSymbols,
        DotNetArguments.IncludeSource,
        DotNetArguments.VersionSuffix,
        DotNetArguments.Verbosity,
        DotNetArguments.Properties,
    ];

    internal override IReadOnlyList<string> Command => ["pack"];

    internal override IReadOnlyList<ArgumentTemplate> Templates => Order;
}

/// <summary>Options of <c>dotnet publish</c>.</summary>
public sealed class DotNetPublishSettings
    : ToolOptions,
        IHasProject,
        IHasConfiguration,
        IHasFramework,
        IHasRuntime,
        IHasOutput,
        IHasNoRestore,
        IHasNoBuild,
        IHasNoLogo,
        IHasSelfContained,
        IHasVersionSuffix,
        IHasVerbosity,
        IHasProperties
{
    private static readonly ArgumentTemplate[] Order =
    [
        DotNetArguments.Project,
        DotNetArguments.Configuration,
        DotNetArguments.Framework,
        DotNetArguments.Runtime,
        DotNetArguments.Output,
        DotNetArguments.NoRestore,
        DotNetArguments.NoBuild,
        DotNetArguments.NoLogo,
        DotNetArguments.SelfContained,
        DotNetArguments.VersionSuffix,
        DotNetArguments.Verbosity,
        DotNetArguments.Properties,
    ];

    internal override IReadOnlyList<string> Command => ["publish"];

    internal override IReadOnlyList<ArgumentTemplate> Templates => Order;
}

/// <summary>Options of <c>dotnet run</c>.</summary>
public sealed class DotNetRunSettings
    : ToolOptions,
        IHasProjectFile,
        IHasConfiguration,
        IHasFramework,
        IHasRuntime,
        IHasNoRestore,
        IHasNoBuild,
        IHasNoLaunchProfile,
        IHasLaunchProfile,
        IHasVerbosity,
        IHasProperties,
        IHasApplicationArguments
{
    private static readonly ArgumentTemplate[] Order =
    [
        DotNetArguments.RunProjectFile,
        DotNetArguments.Configuration,
        DotNetArguments.Framework,
        DotNetArguments.Runtime,
        DotNetArguments.NoRestore,
        DotNetArguments.NoBuild,
        DotNetArguments.NoLaunchProfile,
        DotNetArguments.LaunchProfile,
        DotNetArguments.Verbosity,
        DotNetArguments.Properties,
        DotNetArguments.ApplicationArguments,
    ];

    internal override IReadOnlyList<string> Command => ["run"];

    internal override IReadOnlyList<ArgumentTemplate> Templates => Order;
}

/// <summary>Options of <c>dotnet clean</c>.</summary>
public sealed class DotNetCleanSettings
    : ToolOptions,
        IHasProject,
        IHasConfiguration,
        IHasFramework,
        IHasOutput,
        IHasNoLogo,
        IHasVerbosity
{
    private static readonly ArgumentTemplate[] Order =
    [
        DotNetArguments.Project,
        DotNetArguments.Configuration,
        DotNetArguments.Framework,
        DotNetArguments.Output,
        DotNetArguments.NoLogo,
        DotNetArguments.Verbosity,
    ];

    internal override IReadOnlyList<string> Command => ["clean"];

    internal override IReadOnlyList<ArgumentTemplate> Templates => Order;
}

/// <summary>Options of <c>dotnet format</c>.</summary>
public sealed class DotNetFormatSettings
    : ToolOptions,
        IHasProject,
        IHasNoRestore,
        IHasVerifyNoChanges,
        IHasSeverity,
        IHasInclude,
        IHasExclude,
        IHasVerbosity
{
    private static readonly ArgumentTemplate[] Order =
    [
        DotNetArguments.Project,
        DotNetArguments.NoRestore,
        DotNetArguments.VerifyNoChanges,
        DotNetArguments.Severity,
        DotNetArguments.Include,
        DotNetArguments.Exclude,
        DotNetArguments.Verbosity,
    ];

    internal override IReadOnlyList<string> Command => ["format"];

    internal override IReadOnlyList<ArgumentTemplate> Templates => Order;
}

/// <summary>Options of <c>dotnet tool restore</c>.</summary>
public sealed class DotNetToolRestoreSettings : ToolOptions, IHasConfigFile, IHasToolManifest, IHasVerbosity
{
    private static readonly ArgumentTemplate[] Order =
    [
        DotNetArguments.ConfigFile,
        DotNetArguments.ToolManifest,
        DotNetArguments.Verbosity,
    ];

    internal override IReadOnlyList<string> Command => ["tool", "restore"];

    internal override IReadOnlyList<ArgumentTemplate> Templates => Order;
}

/// <summary>Options of <c>dotnet nuget push</c>.</summary>
public sealed class DotNetNuGetPushSettings
    : ToolOptions,
        IHasTargetPath,
        IHasSource,
        IHasApiKey,
        IHasSkipDuplicate,
        IHasNoSymbols,
        IHasTimeout
{
    private static readonly ArgumentTemplate[] Order =
    [
        DotNetArguments.TargetPath,
        DotNetArguments.Source,
        DotNetArguments.ApiKey,
        DotNetArguments.SkipDuplicate,
        DotNetArguments.NoSymbols,
        DotNetArguments.Timeout,
    ];

    internal override IReadOnlyList<string> Command => ["nuget", "push"];

    internal override IReadOnlyList<ArgumentTemplate> Templates => Order;
}
