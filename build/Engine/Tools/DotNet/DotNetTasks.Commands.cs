using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

public static partial class DotNetTasks
{
    /// <summary>Runs <c>dotnet restore</c>.</summary>
    /// <exception cref="ProcessException">The exit code is not 0.</exception>
    public static IReadOnlyCollection<Output> DotNetRestore(DotNetRestoreSettings? options = null) =>
        Run(options ?? new DotNetRestoreSettings());

    /// <inheritdoc cref="DotNetRestore(DotNetRestoreSettings)"/>
    public static IReadOnlyCollection<Output> DotNetRestore(Configure<DotNetRestoreSettings> configurator) =>
        DotNetRestore(configurator(new DotNetRestoreSettings()));

    /// <summary>Runs <c>dotnet restore</c> for each of several options, as many at a time as given.</summary>
    public static IEnumerable<(DotNetRestoreSettings Settings, IReadOnlyCollection<Output> Output)> DotNetRestore(
        CombinatorialConfigure<DotNetRestoreSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) =>
        ToolRun.RunAll(
            configurator(new DotNetRestoreSettings()),
            DotNetRestore,
            degreeOfParallelism,
            completeOnFailure
        );

    /// <summary>Runs <c>dotnet build</c>.</summary>
    /// <exception cref="ProcessException">The exit code is not 0.</exception>
    public static IReadOnlyCollection<Output> DotNetBuild(DotNetBuildSettings? options = null) =>
        Run(options ?? new DotNetBuildSettings());

    /// <inheritdoc cref="DotNetBuild(DotNetBuildSettings)"/>
    public static IReadOnlyCollection<Output> DotNetBuild(Configure<DotNetBuildSettings> configurator) =>
        DotNetBuild(configurator(new DotNetBuildSettings()));

    /// <summary>Runs <c>dotnet build</c> for each of several options, as many at a time as given.</summary>
    public static IEnumerable<(DotNetBuildSettings Settings, IReadOnlyCollection<Output> Output)> DotNetBuild(
        CombinatorialConfigure<DotNetBuildSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => ToolRun.RunAll(configurator(new DotNetBuildSettings()), DotNetBuild, degreeOfParallelism, completeOnFailure);

    /// <summary>Runs <c>dotnet test</c>.</summary>
    /// <exception cref="ProcessException">The exit code is not 0.</exception>
    public static IReadOnlyCollection<Output> DotNetTest(DotNetTestSettings? options = null) =>
        Run(options ?? new DotNetTestSettings());

    /// <inheritdoc cref="DotNetTest(DotNetTestSettings)"/>
    public static IReadOnlyCollection<Output> DotNetTest(Configure<DotNetTestSettings> configurator) =>
        DotNetTest(configurator(new DotNetTestSettings()));

    /// <summary>Runs <c>dotnet test</c> for each of several options, as many at a time as given.</summary>
    public static IEnumerable<(DotNetTestSettings Settings, IReadOnlyCollection<Output> Output)> DotNetTest(
        CombinatorialConfigure<DotNetTestSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => ToolRun.RunAll(configurator(new DotNetTestSettings()), DotNetTest, degreeOfParallelism, completeOnFailure);

    /// <summary>Runs <c>dotnet pack</c>.</summary>
    /// <exception cref="ProcessException">The exit code is not 0.</exception>
    public static IReadOnlyCollection<Output> DotNetPack(DotNetPackSettings? options = null) =>
        Run(options ?? new DotNetPackSettings());

    /// <inheritdoc cref="DotNetPack(DotNetPackSettings)"/>
    public static IReadOnlyCollection<Output> DotNetPack(Configure<DotNetPackSettings> configurator) =>
        DotNetPack(configurator(new DotNetPackSettings()));

    /// <summary>Runs <c>dotnet pack</c> for each of several options, as many at a time as given.</summary>
    public static IEnumerable<(DotNetPackSettings Settings, IReadOnlyCollection<Output> Output)> DotNetPack(
        CombinatorialConfigure<DotNetPackSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => ToolRun.RunAll(configurator(new DotNetPackSettings()), DotNetPack, degreeOfParallelism, completeOnFailure);

    /// <summary>Runs <c>dotnet publish</c>.</summary>
    /// <exception cref="ProcessException">The exit code is not 0.</exception>
    public static IReadOnlyCollection<Output> DotNetPublish(DotNetPublishSettings? options = null) =>
        Run(options ?? new DotNetPublishSettings());

    /// <inheritdoc cref="DotNetPublish(DotNetPublishSettings)"/>
    public static IReadOnlyCollection<Output> DotNetPublish(Configure<DotNetPublishSettings> configurator) =>
        DotNetPublish(configurator(new DotNetPublishSettings()));

    /// <summary>Runs <c>dotnet publish</c> for each of several options, as many at a time as given.</summary>
    public static IEnumerable<(DotNetPublishSettings Settings, IReadOnlyCollection<Output> Output)> DotNetPublish(
        CombinatorialConfigure<DotNetPublishSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) =>
        ToolRun.RunAll(
            configurator(new DotNetPublishSettings()),
            DotNetPublish,
            degreeOfParallelism,
            completeOnFailure
        );

    /// <summary>Runs <c>dotnet run</c>.</summary>
    /// <exception cref="ProcessException">The exit code is not 0.</exception>
    public static IReadOnlyCollection<Output> DotNetRun(DotNetRunSettings? options = null) =>
        Run(options ?? new DotNetRunSettings());

    /// <inheritdoc cref="DotNetRun(DotNetRunSettings)"/>
    public static IReadOnlyCollection<Output> DotNetRun(Configure<DotNetRunSettings> configurator) =>
        DotNetRun(configurator(new DotNetRunSettings()));

    /// <summary>Runs <c>dotnet run</c> for each of several options, as many at a time as given.</summary>
    public static IEnumerable<(DotNetRunSettings Settings, IReadOnlyCollection<Output> Output)> DotNetRun(
        CombinatorialConfigure<DotNetRunSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => ToolRun.RunAll(configurator(new DotNetRunSettings()), DotNetRun, degreeOfParallelism, completeOnFailure);

    /// <summary>Runs <c>dotnet clean</c>.</summary>
    /// <exception cref="ProcessException">The exit code is not 0.</exception>
    public static IReadOnlyCollection<Output> DotNetClean(DotNetCleanSettings? options = null) =>
        Run(options ?? new DotNetCleanSettings());

    /// <inheritdoc cref="DotNetClean(DotNetCleanSettings)"/>
    public static IReadOnlyCollection<Output> DotNetClean(Configure<DotNetCleanSettings> configurator) =>
        DotNetClean(configurator(new DotNetCleanSettings()));

    /// <summary>Runs <c>dotnet clean</c> for each of several options, as many at a time as given.</summary>
    public static IEnumerable<(DotNetCleanSettings Settings, IReadOnlyCollection<Output> Output)> DotNetClean(
        CombinatorialConfigure<DotNetCleanSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => ToolRun.RunAll(configurator(new DotNetCleanSettings()), DotNetClean, degreeOfParallelism, completeOnFailure);

    /// <summary>Runs <c>dotnet format</c>.</summary>
    /// <exception cref="ProcessException">The exit code is not 0.</exception>
    public static IReadOnlyCollection<Output> DotNetFormat(DotNetFormatSettings? options = null) =>
        Run(options ?? new DotNetFormatSettings());

    /// <inheritdoc cref="DotNetFormat(DotNetFormatSettings)"/>
    public static IReadOnlyCollection<Output> DotNetFormat(Configure<DotNetFormatSettings> configurator) =>
        DotNetFormat(configurator(new DotNetFormatSettings()));

    /// <summary>Runs <c>dotnet format</c> for each of several options, as many at a time as given.</summary>
    public static IEnumerable<(DotNetFormatSettings Settings, IReadOnlyCollection<Output> Output)> DotNetFormat(
        CombinatorialConfigure<DotNetFormatSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => ToolRun.RunAll(configurator(new DotNetFormatSettings()), DotNetFormat, degreeOfParallelism, completeOnFailure);

    /// <summary>Runs <c>dotnet tool restore</c>.</summary>
    /// <exception cref="ProcessException">The exit code is not 0.</exception>
    public static IReadOnlyCollection<Output> DotNetToolRestore(DotNetToolRestoreSettings? options = null) =>
        Run(options ?? new DotNetToolRestoreSettings());

    /// <inheritdoc cref="DotNetToolRestore(DotNetToolRestoreSettings)"/>
    public static IReadOnlyCollection<Output> DotNetToolRestore(Configure<DotNetToolRestoreSettings> configurator) =>
        DotNetToolRestore(configurator(new DotNetToolRestoreSettings()));

    /// <summary>Runs <c>dotnet tool restore</c> for each of several options, as many at a time as given.</summary>
    public static IEnumerable<(
        DotNetToolRestoreSettings Settings,
        IReadOnlyCollection<Output> Output
    )> DotNetToolRestore(
        CombinatorialConfigure<DotNetToolRestoreSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) =>
        ToolRun.RunAll(
            configurator(new DotNetToolRestoreSettings()),
            DotNetToolRestore,
            degreeOfParallelism,
            completeOnFailure
        );

    /// <summary>Runs <c>dotnet nuget push</c>.</summary>
    /// <exception cref="ProcessException">The exit code is not 0.</exception>
    public static IReadOnlyCollection<Output> DotNetNuGetPush(DotNetNuGetPushSettings? options = null) =>
        Run(options ?? new DotNetNuGetPushSettings());

    /// <inheritdoc cref="DotNetNuGetPush(DotNetNuGetPushSettings)"/>
    public static IReadOnlyCollection<Output> DotNetNuGetPush(Configure<DotNetNuGetPushSettings> configurator) =>
        DotNetNuGetPush(configurator(new DotNetNuGetPushSettings()));

    /// <summary>Runs <c>dotnet nuget push</c> for each of several options, as many at a time as given.</summary>
    public static IEnumerable<(DotNetNuGetPushSettings Settings, IReadOnlyCollection<Output> Output)> DotNetNuGetPush(
        CombinatorialConfigure<DotNetNuGetPushSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) =>
        ToolRun.RunAll(
            configurator(new DotNetNuGetPushSettings()),
            DotNetNuGetPush,
            degreeOfParallelism,
            completeOnFailure
        );
}
