using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Nuke.Common;

public abstract partial class NukeBuild
{
    /// <summary>The folder that holds the repository.</summary>
    public static AbsolutePath RootDirectory => BuildSession.Current.RootDirectory;

    /// <summary>A folder for files that may be deleted at any time, <c>.nuke/temp</c> in the root. It is created when it is first asked for.</summary>
    public static AbsolutePath TemporaryDirectory => (RootDirectory / ".nuke" / "temp").CreateDirectory();

    /// <summary>The built build program, or null when it runs from memory.</summary>
    public static AbsolutePath? BuildAssemblyFile =>
        BuildSession.Current.BuildAssembly?.Location is { Length: > 0 } location ? (AbsolutePath)location : null;

    /// <summary>The folder of the built build program.</summary>
    public static AbsolutePath? BuildAssemblyDirectory => BuildAssemblyFile?.Parent;

    /// <summary>The build's project file, or null when there is none.</summary>
    public static AbsolutePath? BuildProjectFile =>
        BuildProject.Find(RootDirectory, BuildSession.Current.BuildAssembly);

    /// <summary>The folder of the build's project file.</summary>
    public static AbsolutePath? BuildProjectDirectory => BuildProjectFile?.Parent;

    /// <summary>How much is printed.</summary>
    public static Verbosity Verbosity
    {
        get => BuildSession.Current.Verbosity;
        set => BuildSession.Current.Verbosity = value;
    }

    /// <summary>Where the build runs.</summary>
    public static Host Host
    {
        get => BuildSession.Current.Host;
        set => BuildSession.Current.Host = value;
    }

    /// <summary>The profiles given by <c>--profile</c>.</summary>
    public static string[] LoadedLocalProfiles => BuildSession.Current.Switches.Profiles;

    /// <summary>True when no CI server runs the build.</summary>
    public static bool IsLocalBuild => !IsServerBuild;

    /// <summary>True when a CI server runs the build.</summary>
    public static bool IsServerBuild => Host is CI.IBuildServer;

    AbsolutePath INukeBuild.RootDirectory => RootDirectory;

    AbsolutePath INukeBuild.TemporaryDirectory => TemporaryDirectory;

    AbsolutePath? INukeBuild.BuildAssemblyFile => BuildAssemblyFile;

    AbsolutePath? INukeBuild.BuildAssemblyDirectory => BuildAssemblyDirectory;

    AbsolutePath? INukeBuild.BuildProjectFile => BuildProjectFile;

    AbsolutePath? INukeBuild.BuildProjectDirectory => BuildProjectDirectory;

    Verbosity INukeBuild.Verbosity => Verbosity;

    Host INukeBuild.Host => Host;

    string[] INukeBuild.LoadedLocalProfiles => LoadedLocalProfiles;

    bool INukeBuild.IsLocalBuild => IsLocalBuild;

    bool INukeBuild.IsServerBuild => IsServerBuild;
}
