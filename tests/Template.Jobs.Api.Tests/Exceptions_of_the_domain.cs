using System.Reflection;
using Template.Jobs.Processing;

namespace Template.Jobs.Api.Tests;

public sealed class Exceptions_of_the_domain(RunningApi running) : IClassFixture<RunningApi>
{
    private const string Sentence = "This is what happened.";

    private static readonly Type[] Known =
    [
        .. new[] { typeof(JobException), typeof(Spool.SpoolQueue), typeof(Redis.RedisQueue) }
            .SelectMany(x => x.Assembly.GetTypes())
            .Where(x => x.IsSubclassOf(typeof(Exception)) && x.IsPublic && !x.IsAbstract)
            .OrderBy(x => x.Name, StringComparer.Ordinal),
    ];

    [Fact]
    public void have_one_base()
    {
        Assert.Equal([typeof(InvalidJobException), typeof(JobStoreException), typeof(PermanentJobException)], Known);
        Assert.All(Known, x => Assert.True(x.IsSubclassOf(typeof(JobException)), x.Name));
        // Otherwise somebody could throw what nobody maps.
        Assert.All(
            typeof(JobException).GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public),
            x => Assert.True(x.IsFamilyAndAssembly)
        );
    }

    [Fact]
    public void keep_their_cause_and_always_have_a_sentence()
    {
        FormatException cause = new("cause");

        foreach (Type type in Known)
        {
            Assert.EndsWith(".", ((Exception)Activator.CreateInstance(type)!).Message, StringComparison.Ordinal);
            Exception full = (Exception)Activator.CreateInstance(type, Sentence, cause)!;
            Assert.Equal((Sentence, cause), (full.Message, full.InnerException));
        }
    }

    [Theory]
    [InlineData(typeof(InvalidJobException), 400)]
    [InlineData(typeof(PermanentJobException), 422)]
    [InlineData(typeof(JobStoreException), 503)]
    public async Task are_told_to_clients_as_problems(Type type, int status)
    {
        (int answered, string text) = await running.Server.HandleAsync(
            (Exception)Activator.CreateInstance(type, Sentence)!
        );

        Assert.Equal(status, answered);
        Assert.Contains(Sentence, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task are_all_mapped()
    {
        foreach (Type type in Known)
            Assert.NotEqual(
                (type, 500),
                (type, (await running.Server.HandleAsync((Exception)Activator.CreateInstance(type)!)).Status)
            );
    }
}
