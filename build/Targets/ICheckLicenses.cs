using Automation.Licensing;
using Nuke.Common;
using Serilog;

namespace Targets;

internal interface ICheckLicenses : IRestore
{
    Target CheckLicenses =>
        _ =>
            _.Description("Fails on a package with a licence that .config/licenses.json does not allow")
                .DependsOn(Restore)
                .Executes(() => Log.Information("{Line}", LicenseCheck.Check(RootDirectory)));
}
