using System.Net;
using System.Text;
using Automation.Auditing;
using Automation.Validating;

namespace Automation.Tests.Validating;

public sealed class A_short_load
{
    private static readonly TimeSpan Duration = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task Counts_what_was_answered()
    {
        int submitted = 0;
        string? key = null;
        using LoopbackServer server = new(context =>
        {
            key = context.Request.Headers["X-Api-Key"];
            if (context.Request.HttpMethod == "POST")
            {
                Interlocked.Increment(ref submitted);
                context.Response.StatusCode = 202;
                context.Response.AddHeader("Location", "/result/1");
            }
        });
        LoadFigures figures = await new LoadRun(server.Address, "secret").RunAsync(
            2,
            500,
            Duration,
            CancellationToken.None
        );
        Assert.Equal(0, figures.Errors);
        Assert.Equal("secret", key);
        // The first one is no part of the load.
        Assert.Equal(submitted - 1, figures.Requests);
        Assert.InRange(figures.Requests, 1, int.MaxValue);
        Assert.InRange(figures.Seconds, 0.1, 30);
    }

    [Fact]
    public async Task Asks_no_faster_than_it_is_told()
    {
        using LoopbackServer server = new(context =>
        {
            context.Response.StatusCode = 202;
            context.Response.AddHeader("Location", "/result/1");
        });
        LoadFigures figures = await new LoadRun(server.Address, null).RunAsync(
            4,
            20,
            TimeSpan.FromMilliseconds(500),
            CancellationToken.None
        );
        Assert.InRange(figures.Requests, 1, 10);
    }

    [Fact]
    public async Task Counts_what_was_refused()
    {
        using LoopbackServer server = new(context => context.Response.StatusCode = 503);
        LoadFigures figures = await new LoadRun(server.Address, null).RunAsync(
            1,
            500,
            Duration,
            CancellationToken.None
        );
        Assert.Equal(0, figures.Requests);
        Assert.InRange(figures.Errors, 1, int.MaxValue);
    }

    [Fact]
    public async Task Counts_a_service_that_is_not_there()
    {
        LoadFigures figures = await new LoadRun(new Uri("http://127.0.0.1:1/"), null).RunAsync(
            1,
            500,
            TimeSpan.FromMilliseconds(50),
            CancellationToken.None
        );
        Assert.InRange(figures.Errors, 1, int.MaxValue);
    }

    [Theory]
    [InlineData("""{"resources":[{"@type":"VulnerabilityInfo/6.7.0"}]}""", 200, true)]
    [InlineData("""{"resources":[{"@type":"PackageBaseAddress/3.0.0"}]}""", 200, false)]
    [InlineData("""{"resources":[{"@type":"VulnerabilityInfo/6.7.0"}]}""", 500, false)]
    [InlineData("{}", 200, false)]
    [InlineData("no JSON", 200, false)]
    public void Finds_out_whether_a_source_knows_weaknesses(string index, int status, bool tells)
    {
        using LoopbackServer server = new(context =>
        {
            context.Response.StatusCode = status;
            context.Response.OutputStream.Write(Encoding.UTF8.GetBytes(index));
        });
        Assert.Equal(tells, AdvisorySources.Any(["/a/folder", "no address", server.Address.AbsoluteUri]));
    }

    [Fact]
    public void Finds_that_a_source_that_is_away_tells_nothing() =>
        Assert.False(AdvisorySources.Any(["http://127.0.0.1:1/index.json"]));
}
