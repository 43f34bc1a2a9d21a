using Automation.Processes;
using Automation.Publishing;
using Automation.Releasing;
using Automation.Tests.Releasing;

namespace Automation.Tests.Publishing;

public sealed class Publishing_packages : IDisposable
{
    private const string Key = "oy2secretsecret";

    private readonly ReleasableRepository repository = new();
    private readonly List<string> said = [];
    private readonly string feed;
    private readonly ReleaseManifest manifest;
    private readonly string folder;

    public Publishing_packages()
    {
        manifest = repository.Run.Make();
        folder = Path.Combine(repository.Releases, manifest.Version);
        feed = repository.Git.At("artifacts/feed");
        Directory.CreateDirectory(feed);
    }

    private string Package => $"Sample.Library.{manifest.Version}.nupkg";

    private string Symbols => $"Sample.Library.{manifest.Version}.snupkg";

    public void Dispose() => repository.Dispose();

    [Fact]
    public void Puts_them_into_a_folder_and_does_so_again()
    {
        new PackageFeed(feed, null, said.Add).Push(folder, manifest);
        Assert.Equal([$"{Package} is pushed.", $"{Symbols} is pushed."], said);
        foreach (string name in new[] { Package, Symbols })
            Assert.Equal(File.ReadAllBytes(Path.Combine(folder, name)), File.ReadAllBytes(Path.Combine(feed, name)));
        new PackageFeed(feed, null, said.Add).Push(folder, manifest);
        Assert.Equal(4, said.Count);
    }

    [Fact]
    public void Asks_for_what_is_needed()
    {
        Recorder recorder = new(_ => 0);
        new PackageFeed("a-feed", Key, said.Add) { Start = recorder.Run }.Push(folder, manifest);
        Assert.Equal(
            [
                $"nuget push {Path.Combine(folder, Package)} --skip-duplicate --no-symbols --source a-feed --api-key {Key}",
                $"nuget push {Path.Combine(folder, Symbols)} --skip-duplicate --source a-feed --api-key {Key}",
            ],
            recorder.Asked
        );
        Assert.DoesNotContain(said, x => x.Contains(Key, StringComparison.Ordinal));
    }

    [Fact]
    public void Tells_what_was_pushed_and_what_was_not_and_hides_the_key()
    {
        Recorder recorder = new(x => x.Contains(".snupkg", StringComparison.Ordinal) ? 1 : 0)
        {
            Output = $"info : PUT\nerror: 403 for {Key}.",
        };
        Assert.Equal(
            $"{Symbols} was not pushed: error: 403 for ***. Pushed: {Package}. Not pushed: {Symbols}. Run ./build.sh Publish again: what is there already is left alone.",
            Refusal("a-feed", Key, recorder)
        );
    }

    [Fact]
    public void Tells_what_is_missing()
    {
        Recorder recorder = new(_ => 1);
        Assert.StartsWith(
            $"{Package} was not pushed: dotnet nuget push ended with exit code 1. Name a feed: --publish-source FEED. Pushed: nothing.",
            Refusal(null, null, recorder),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "There is no key in NUGET_API_KEY",
            Refusal("a-feed", null, recorder),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("--source", recorder.Asked[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Says_that_there_are_none()
    {
        new PackageFeed(feed, null, said.Add).Push(folder, manifest with { Artifacts = [] });
        Assert.Equal([$"{manifest.Version} has no packages."], said);
    }

    private string Refusal(string? source, string? key, Recorder recorder) =>
        Assert
            .Throws<AutomationException>(() =>
                new PackageFeed(source, key, said.Add) { Start = recorder.Run }.Push(folder, manifest)
            )
            .Message;

    private sealed class Recorder(Func<string, int> exitCode)
    {
        public List<string> Asked { get; } = [];

        public string Output { get; init; } = "";

        public CommandResult Run(Command command)
        {
            string asked = string.Join(' ', command.Arguments);
            Asked.Add(asked);
            return new CommandResult(exitCode(asked), Output, "");
        }
    }
}
