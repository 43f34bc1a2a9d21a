using System.Collections.Generic;
using Automation.Versioning;
using Nuke.Common.Tools.DotNet;

namespace Targets;

/// <summary>What a version is called in a project.</summary>
internal static class VersionProperties
{
    public static DotNetBuildSettings SetVersionProperties(this DotNetBuildSettings settings, RepositoryVersion version)
    {
        foreach ((string name, string value) in Of(version))
            settings = settings.SetProperty(name, value);
        return settings;
    }

    public static DotNetPackSettings SetVersionProperties(this DotNetPackSettings settings, RepositoryVersion version)
    {
        foreach ((string name, string value) in Of(version))
            settings = settings.SetProperty(name, value);
        return settings;
    }

    private static IEnumerable<(string Name, string Value)> Of(RepositoryVersion version) =>
        [
            ("Version", version.Variable("SemVer")),
            ("AssemblyVersion", version.Variable("AssemblySemVer")),
            ("FileVersion", version.Variable("AssemblySemFileVer")),
            ("InformationalVersion", version.Variable("InformationalVersion")),
            ("RepositoryCommit", version.Variable("Sha")),
            ("IncludeSourceRevisionInInformationalVersion", "false"),
        ];
}
