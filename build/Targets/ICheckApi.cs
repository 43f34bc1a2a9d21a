using Automation.Linting;
using Automation.Projects;
using Automation.PublicApi;
using Nuke.Common;
using Serilog;

namespace Targets;

internal interface ICheckApi : ICompile
{
    private IReadOnlyList<ProjectFile> Libraries => PublicApiGate.Libraries(GatedProjects, Adopted != null);

    private string AssemblyOf(ProjectFile project) =>
        Artifacts / "bin" / project.Name / Configuration.ToLowerInvariant() / $"{project.AssemblyName}.dll";

    Target CheckApi =>
        _ =>
            _.Description(
                    "Fails when the public API of a packed library is not the accepted one, or breaks the last release unannounced"
                )
                .DependsOn<ICompile>(x => x.Compile)
                .Executes(() =>
                {
                    ApiVerdict verdict = new PublicApiGate(AssemblyOf, ReleasedApi.Find(RootDirectory)).Check(
                        Libraries
                    );
                    foreach (string change in verdict.Uncommitted)
                        Log.Warning("{Change}\n{Mend}", change, PublicApiGate.Keep);
                    LintReport.ThrowIfAny("Changes of the public API", verdict.Differences, PublicApiGate.Accept);
                    LintReport.ThrowIfAny("Breaking changes", verdict.Breaking, PublicApiGate.Keep);
                });

    Target AcceptApi =>
        _ =>
            _.Description("Writes the public API of each packed library into the PublicApi.txt beside its project")
                .DependsOn<ICompile>(x => x.Compile)
                .Executes(() =>
                {
                    foreach (string file in new PublicApiGate(AssemblyOf, released: null).AcceptAll(Libraries))
                        Log.Information("{File} is written: commit it with the change.", file);
                });
}
