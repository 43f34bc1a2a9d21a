using Automation.Processes;
using Automation.TemplateUpdates;
using Automation.Templating;

namespace Automation.Tests.Templating;

/// <summary>The template as it is packed from this repository, installed for these tests alone.</summary>
public sealed class RenderedTemplate : IDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly Lazy<TemplateHive> hive;
    private int made;

    public RenderedTemplate() =>
        hive = new Lazy<TemplateHive>(() =>
        {
            TemplateHive installed = new(Path.Combine(scratch.Path, "hive"), x => x.Run());
            Assert.Null(installed.Install(Package));
            return installed;
        });

    public string Package { get; private set; } = "";

    /// <summary>Makes a project and gives its folder.</summary>
    public string Make(string name, params string[] arguments)
    {
        if (Package.Length == 0)
            Package = Path.Combine(
                scratch.Path,
                new TemplatePackage(RepositoryFolder.Path).Make("1.2.3", scratch.Path)[0].Name
            );
        string folder = Path.Combine(scratch.Path, $"project {++made}");
        CommandResult result = hive.Value.Create(folder, ["--name", name, .. arguments]);
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        return folder;
    }

    public void Dispose() => scratch.Dispose();
}
