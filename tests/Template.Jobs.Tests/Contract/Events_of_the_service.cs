using System.Reflection;
using Microsoft.Extensions.Logging;

namespace Template.Jobs.Contract;

/// <summary>What the assemblies of the service log. Each has a range of numbers of its own, so that no two events share one.</summary>
public sealed class Events_of_the_service
{
    private const int RangeSize = 1000;

    private static readonly Dictionary<string, int> Ranges = new(StringComparer.Ordinal)
    {
        ["Template.Jobs"] = 1000,
        ["Template.Jobs.Api"] = 2000,
        ["Template.Jobs.Worker"] = 3000,
        ["Template.Jobs.Hosting"] = 4000,
        ["Template.Jobs.Redis"] = 5000,
        ["Template.Jobs.Spool"] = 6000,
    };

    // Each test project sees a part of them: a host and all that it needs.
    private static readonly Assembly[] Assemblies =
    [
        .. Directory
            .EnumerateFiles(AppContext.BaseDirectory, "Template.Jobs*.dll")
            .Select(Path.GetFileNameWithoutExtension)
            .Where(x => !x!.EndsWith("Tests", StringComparison.Ordinal))
            .Select(x => Assembly.Load(x!)),
    ];

    /// <summary>The events, in the order of their numbers.</summary>
    internal static IReadOnlyList<(Assembly From, LoggerMessageAttribute Event, string Name)> All { get; } =
    [
        .. Assemblies
            .SelectMany(assembly =>
                assembly
                    .GetTypes()
                    .SelectMany(x =>
                        x.GetMethods(
                            BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic
                        )
                    )
                    .Select(x => (assembly, x.GetCustomAttribute<LoggerMessageAttribute>(), x.Name))
            )
            .Where(x => x.Item2 != null)
            .Select(x => (x.assembly, x.Item2!, x.Name))
            .OrderBy(x => x.Item2.EventId),
    ];

    [Fact]
    public void have_numbers_of_the_range_of_their_assembly()
    {
        Assert.NotEmpty(All);
        Assert.All(
            All,
            x =>
                Assert.InRange(
                    x.Event.EventId,
                    Ranges[x.From.GetName().Name!] + 1,
                    Ranges[x.From.GetName().Name!] + RangeSize - 1
                )
        );
    }

    [Fact]
    public void have_a_number_and_a_name_that_no_other_has()
    {
        Assert.Equal(All.Select(x => x.Event.EventId).Distinct(), All.Select(x => x.Event.EventId));
        Assert.Equal(All.Count, All.Select(x => x.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void are_sentences_without_a_stop_that_name_what_they_fill_in()
    {
        Assert.All(All, x => Assert.DoesNotMatch(@"\.$|\{[0-9a-z]", x.Event.Message));
        // What a job is done with and what a request holds never goes into a log.
        Assert.All(
            All,
            x => Assert.DoesNotMatch(@"\{(Input|Body|Result|Header|Key|Token|Password|Query|Url)", x.Event.Message)
        );
    }
}
