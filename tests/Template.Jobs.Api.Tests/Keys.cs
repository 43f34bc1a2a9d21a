using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Template.Jobs.Api.Protection;
using Template.Jobs.Hosting;

namespace Template.Jobs.Api.Tests;

public sealed class Keys
{
    private const string Key = "first-key-of-the-tests";
    private const string Second = "second-key-of-the-tests";
    private static readonly string[] Flags =
    [
        "--Api:AllowWithoutKeyOnLoopback=false",
        "--Api:Keys:0=" + Key,
        "--Api:Keys:1=" + Second,
    ];

    [Theory]
    [InlineData("GET", "/jobs")]
    [InlineData("GET", "/jobs/01990000000070008000000000000000")]
    [InlineData("DELETE", "/jobs/01990000000070008000000000000000")]
    [InlineData("POST", "/jobs/01990000000070008000000000000000/retry")]
    [InlineData("POST", "/submit")]
    [InlineData("POST", "/v1/jobs")]
    [InlineData("GET", "/dead-letter")]
    [InlineData("POST", "/dead-letter/replay")]
    [InlineData("GET", "/queues")]
    [InlineData("GET", "/metrics")]
    public async Task open_what_is_closed_without_them(string method, string path)
    {
        await using ApiServer api = await ApiServer.StartAsync(Flags);

        Answer none = await api.SendAsync(method, path);
        Answer wrong = await api.SendAsync(method, path, headers: ("X-Api-Key", Key[..^1]));
        Answer right = await api.SendAsync(method, path, headers: ("X-Api-Key", Key));
        Answer second = await api.SendAsync(method, path, headers: ("X-Api-Key", Second));

        Assert.Equal("Send one of the keys of this service in the header X-Api-Key.", none.Problem(401));
        Assert.Equal("ApiKey", none.Header("WWW-Authenticate"));
        wrong.Problem(401);
        Assert.NotEqual(401, right.Status);
        Assert.Equal(right.Status, second.Status);
    }

    [Fact]
    public async Task are_not_needed_for_pages_and_probes()
    {
        await using ApiServer api = await ApiServer.StartAsync([.. Flags, "--Api:OpenMetrics=true"]);

        foreach (
            string path in (string[])
                [
                    "/",
                    "/dashboard.css",
                    "/dashboard.js",
                    "/health",
                    "/health/live",
                    "/version",
                    "/metrics",
                    "/openapi/v1.json",
                    "/swagger/index.html",
                ]
        )
            Assert.Equal((path, 200), (path, (await api.GetAsync(path)).Status));
    }

    [Theory]
    [InlineData("127.0.0.1", "localhost:5080", "", "", true)]
    [InlineData("127.0.0.1", "jobs.localhost", "", "", true)]
    [InlineData("::1", "[::1]:5080", "same-origin", "http://localhost:5080", true)]
    [InlineData("::ffff:127.0.0.1", "127.0.0.1", "none", "", true)]
    [InlineData("192.0.2.7", "localhost", "", "", false)]
    [InlineData("127.0.0.1", "rebound.example", "", "", false)]
    [InlineData("127.0.0.1", "localhost", "cross-site", "https://evil.example", false)]
    [InlineData("127.0.0.1", "localhost", "cross-site", "", false)]
    [InlineData("127.0.0.1", "localhost", "same-site", "http://localhost:3000", false)]
    [InlineData("127.0.0.1", "localhost", "cross-site", "https://shop.example", true)]
    public async Task are_spared_only_those_on_this_machine_who_speak_for_themselves(
        string from,
        string host,
        string site,
        string origin,
        bool isLetIn
    )
    {
        ApiSettings settings = new() { AllowWithoutKeyOnLoopback = true, CorsOrigins = ["https://shop.example/"] };
        await using ServiceProvider services = new ServiceCollection()
            .AddProblemDetails()
            .AddLogging()
            .BuildServiceProvider();
        DefaultHttpContext context = new() { RequestServices = services };
        context.Connection.RemoteIpAddress = IPAddress.Parse(from);
        context.Request.Host = new(host);
        context.Request.Headers["Sec-Fetch-Site"] = site;
        context.Request.Headers.Origin = origin;
        context.SetEndpoint(new(null, new(), "closed"));
        bool isIn = false;

        await new KeyCheck(
            _ =>
            {
                isIn = true;
                return Task.CompletedTask;
            },
            new(settings),
            settings,
            services.GetRequiredService<IProblemDetailsService>()
        ).InvokeAsync(context);

        Assert.Equal((isLetIn, isLetIn ? 200 : 401), (isIn, context.Response.StatusCode));
    }

    [Theory]
    [InlineData("", "Nobody could use the API: set Api:Keys:0 to a key")]
    [InlineData("--Api:Keys:0=short", "A key in Api:Keys is shorter than 16 characters.")]
    [InlineData("--Api:RequestsPerSecond=-1", "Api:DepthLimit and Api:RequestsPerSecond must not be negative")]
    [InlineData("--Api:DepthLimit=-1", "Api:DepthLimit and Api:RequestsPerSecond must not be negative")]
    [InlineData("--Api:LargestBody=10", "Api:LargestBody is 10; it must be 1024 bytes or more.")]
    [InlineData("--Api:CorsOrigins:0=shop.example", "'shop.example' in Api:CorsOrigins is no origin")]
    [InlineData("--Api:CorsOrigins:0=https://shop.example/path", "is no origin, as in https://shop.example.")]
    public void and_other_settings_that_are_wrong_stop_the_start_with_a_sentence(string flag, string sentence)
    {
        string[] flags =
        [
            "--environment=Production",
            $"--Api:AllowWithoutKeyOnLoopback={flag.Length > 0}",
            "--Jobs:Spool:Folder=/nowhere",
            .. flag.Length == 0 ? (string[])[] : [flag],
        ];

        SettingsException e = Assert.Throws<SettingsException>(() => ApiHost.Build(flags));

        Assert.Contains(sentence, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("short\"", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void are_not_printed() =>
        Assert.DoesNotContain(Key, new ApiSettings { Keys = [Key] }.ToString(), StringComparison.Ordinal);
}
