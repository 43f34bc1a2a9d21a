using Nuke.Common;

namespace Targets;

/// <summary>Which environment and which release are meant. Where this is inherited, <c>System.Environment</c> has to be written out.</summary>
internal interface IHasEnvironment : IHasReleaseVersion
{
    [Parameter("The environment that is meant, such as uat")]
    string? Environment => TryGetValue(() => Environment);

    [Parameter("The environment that a release is promoted to, such as prod")]
    string? ToEnvironment => TryGetValue(() => ToEnvironment);
}
