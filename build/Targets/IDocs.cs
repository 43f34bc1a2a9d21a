using Automation.Documentation;
//#if (repository)
using Automation.Documentation.Pictures;
using Automation.Documentation.Proving;
//#endif
using Automation.Documentation.Site;
//#if (repository)
using Automation.Processes;
//#endif
using Nuke.Common;
using Nuke.Common.IO;
using Serilog;

namespace Targets;

internal interface IDocs : ICompile
{
    [Parameter("The path that the site of the documents lies below on its server, such as /shop/; / by default")]
    string DocsBase => TryGetValue(() => DocsBase)?.Trim('/') is { Length: > 0 } path ? $"/{path}/" : "/";

    //#if (repository)
    [Parameter("Makes the README's picture of a terminal anew, from a real run")]
    bool AcceptPicture => TryGetValue<bool?>(() => AcceptPicture) ?? false;

    //#endif
    private AbsolutePath DocsFolder => Artifacts / "docs";

    Target Docs =>
        _ =>
            _.Description("Builds the documents as a site, with a reference made from the code")
                .DependsOn<ICompile>(x => x.Compile)
                .Produces("artifacts/docs/site/**")
                .Executes(BuildSite);

    private void BuildSite()
    {
        //#if (repository)
        if (AcceptPicture)
            MakePicture();
        //#endif
        NodePackages packages = new(RootDirectory / "docs", DocsFolder);
        packages.Install();
        DocumentedRepository repository = new(RootDirectory, Configuration);
        (int written, int made) = new SiteSource(repository, PageSources.All).Write(DocsFolder / "source", DocsBase);
        SiteGenerator generator = new(DocsFolder, packages.Node);
        generator.Run();
        Log.Information("{Written} pages, and {Made} made from the code: {Site}", written, made, generator.Site);
        Log.Information("To look at it: cd {Folder} && npx vitepress preview source", DocsFolder);
    }

    //#if (repository)

    private void MakePicture()
    {
        TerminalRun run = new(RootDirectory, Environment.GetEnvironmentVariable("HOME"));
        AbsolutePath file = RootDirectory / "docs" / "images" / "terminal.svg";
        File.WriteAllText(
            file,
            run.Picture("CheckRepository CheckSecrets CheckFormat", "Three gates, and the table at the end")
        );
        Log.Information("The terminal's picture: {File}", file);
    }

    Target TestDocs =>
        _ =>
            _.Description("Compiles the C# of the documents, and executes the commands of the first page")
                .Executes(() => Interruption.RunAsync(x => Task.Run(() => Prove(x), x), canBeForced: false));

    private void Prove(CancellationToken cancellation)
    {
        DocumentedRepository repository = new(RootDirectory, Configuration);
        ProvedPages pages = new(repository, DocsFolder / "examples", Environment.GetEnvironmentVariable);
        Log.Information("{Count} blocks compile, and the commands of the first page work", pages.Prove(cancellation));
    }
    //#endif
}
