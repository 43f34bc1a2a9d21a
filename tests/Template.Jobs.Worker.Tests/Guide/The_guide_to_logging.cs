using System.Reflection;
using Template.Jobs.Contract;

namespace Template.Jobs.Worker;

public class The_guide_to_logging
{
    [Fact]
    public void names_all_events()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("docs/guides/logging.md")!;
        using StreamReader reader = new(stream);
        string page = reader.ReadToEnd();

        Assert.All(
            Events_of_the_service.All,
            x =>
                Assert.Contains($"| {x.Event.EventId} | `{x.Name}` | {x.Event.Level} |", page, StringComparison.Ordinal)
        );
    }
}
