using Automation.Linting;
using Automation.Packaging;
using Automation.Projects;
//#if (repository)
using Automation.Templating;
//#endif
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace Targets;

internal interface IPack : ICompile
{
    AbsolutePath Packages => Artifacts / "packages";

    Target Pack =>
        _ =>
            _.Description("Packs libraries and tools, and checks what is in the packages")
                .DependsOn<ICompile>(x => x.Compile)
                .TryAfter<ICover>(x => x.Coverage)
                .Produces("artifacts/packages/*.nupkg")
                .Executes(() =>
                {
                    ProjectFile[] projects = [.. Projects.Where(x => x.IsPackable)];
                    Packages.CreateOrCleanDirectory();
                    DotNetPack(_ =>
                        _.SetConfiguration(Configuration)
                            .EnableNoBuild()
                            .EnableNoLogo()
                            .SetVerbosity(DotNetVerbosity.quiet)
                            .SetOutputDirectory(Packages)
                            .SetVersionProperties(OwnVersion)
                            .CombineWith(projects, (s, project) => s.SetProject(project.FullPath))
                    );
                    //#if (repository)
                    new TemplatePackage(RootDirectory).Make(OwnVersion.Variable("SemVer"), Packages);
                    //#endif
                    ToolCheck tools = new(Packages, TemporaryDirectory / "installed");
                    LintReport.ThrowIfAny(
                        "Problems with the packages",
                        [
                            .. PackageCheck.Check(Packages, [.. projects.Select(x => x.Name)]),
                            .. projects.Where(x => x.IsTool).Select(x => tools.Check(x, Program(x))).OfType<string>(),
                        ],
                        "Mend the project files, then run ./build.sh Pack"
                    );
                });

    private AbsolutePath Program(ProjectFile project) =>
        Artifacts / "bin" / project.Name / Configuration.ToLowerInvariant() / $"{project.AssemblyName}.dll";
}
