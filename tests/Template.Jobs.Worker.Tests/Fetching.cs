using System.Net;
using Microsoft.AspNetCore.Http;
using Template.Jobs.Contract;
using Template.Jobs.Processing;
using Template.Jobs.Worker.Http;

namespace Template.Jobs.Worker;

public class A_fetch
{
    private static readonly HttpSettings Settings = new() { AllowPrivateAddresses = true, Retries = 0 };

    [Fact]
    public async Task gives_status_media_type_and_text()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(x =>
        {
            x.Response.ContentType = "text/plain; charset=utf-8";
            return x.Response.WriteAsync("grüß dich");
        });

        FetchResult result = await FetchAsync(server.At("/a?b=c"));

        Assert.Equal(new FetchResult(200, "text/plain", "grüß dich", false), result);
    }

    [Fact]
    public async Task sends_method_headers_body_and_the_key_of_the_job()
    {
        await using LoopbackServer server = await LoopbackServer.AnsweringAsync(201);

        await FetchAsync(
            new FetchRequest(
                server.At("/things"),
                HttpMethod.Post,
                new Dictionary<string, string>
                {
                    ["X-Color"] = "red",
                    ["Content-Type"] = "text/csv",
                    ["Allow"] = "GET",
                },
                "a,b",
                "job-7"
            )
        );

        Received received = Assert.Single(server.Requests);
        Assert.Equal(("POST", "/things", "a,b"), (received.Method, received.Path, received.Body));
        Assert.Equal(
            ("red", "text/csv", "job-7"),
            (received.Headers["X-Color"], received.Headers["Content-Type"], received.Headers["Idempotency-Key"])
        );
    }

    [Fact]
    public async Task keeps_the_key_that_was_asked_for()
    {
        await using LoopbackServer server = await LoopbackServer.AnsweringAsync(200);

        await FetchAsync(
            Get(server.Address) with
            {
                Headers = new Dictionary<string, string> { ["idempotency-key"] = "mine" },
            }
        );

        Assert.Equal("mine", Assert.Single(server.Requests).Headers["Idempotency-Key"]);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(304)]
    public async Task gives_up_what_the_server_refuses(int status)
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(x =>
        {
            x.Response.StatusCode = status;
            return Task.CompletedTask;
        });

        PermanentJobException refused = await Assert.ThrowsAsync<PermanentJobException>(() =>
            FetchAsync(server.Address)
        );

        Assert.Equal($"{server.Address.Authority} answered {status}: the request itself is refused.", refused.Message);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(408)]
    public async Task may_do_better_when_the_server_is_in_trouble(int status)
    {
        await using LoopbackServer server = await LoopbackServer.AnsweringAsync(status);

        HttpRequestException failed = await Assert.ThrowsAsync<HttpRequestException>(() => FetchAsync(server.Address));

        Assert.Equal($"{server.Address.Authority} answered {status}.", failed.Message);
    }

    [Theory]
    [InlineData("GET", 3)]
    [InlineData("HEAD", 3)]
    [InlineData("POST", 1)]
    [InlineData("PUT", 1)]
    [InlineData("DELETE", 1)]
    public async Task is_repeated_only_where_that_does_no_harm(string method, int requests)
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(x =>
        {
            x.Response.StatusCode = 500;
            return Task.CompletedTask;
        });

        await Assert.ThrowsAsync<HttpRequestException>(() =>
            FetchAsync(Get(server.Address) with { Method = new(method) }, Settings with { Retries = 2 })
        );

        Assert.Equal(requests, server.Requests.Count);
    }

    [Fact]
    public async Task succeeds_when_a_repetition_does()
    {
        await using LoopbackServer server = await LoopbackServer.AnsweringAsync(500, 200);

        FetchResult result = await FetchAsync(Get(server.Address), Settings with { Retries = 1 });

        Assert.Equal((200, "this is 200", 2), (result.Status, result.Body, server.Requests.Count));
    }

    [Fact]
    public async Task does_not_wait_long_for_an_answer()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(x =>
            Task.Delay(Timeout.InfiniteTimeSpan, x.RequestAborted)
        );

        HttpRequestException late = await Assert.ThrowsAsync<HttpRequestException>(() =>
            FetchAsync(Get(server.Address), Settings with { Timeout = TimeSpan.FromMilliseconds(200) })
        );

        Assert.Equal($"{server.Address.Authority} did not answer within 0.2 s.", late.Message);
    }

    [Fact]
    public async Task does_not_wait_long_for_the_rest_of_an_answer()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(async x =>
        {
            while (!x.RequestAborted.IsCancellationRequested)
            {
                await x.Response.WriteAsync(".");
                await x.Response.Body.FlushAsync();
                await Task.Delay(20, x.RequestAborted);
            }
        });

        HttpRequestException late = await Assert.ThrowsAsync<HttpRequestException>(() =>
            FetchAsync(Get(server.Address), Settings with { Timeout = TimeSpan.FromMilliseconds(200) })
        );

        Assert.Equal($"{server.Address.Authority} did not send its answer within 0.2 s.", late.Message);
    }

    [Fact]
    public async Task keeps_the_beginning_of_a_huge_answer()
    {
        await using LoopbackServer server = await LoopbackServer.SayingAsync(new string('x', 1_000_000));

        FetchResult result = await FetchAsync(Get(server.Address), Settings with { LargestAnswer = 1000 });

        Assert.Equal((1000, true), (result.Body.Length, result.IsCut));
    }

    [Fact]
    public async Task cuts_no_letter_in_two()
    {
        await using LoopbackServer server = await LoopbackServer.SayingAsync("aüüüüü");

        FetchResult result = await FetchAsync(Get(server.Address), Settings with { LargestAnswer = 4 });

        Assert.Equal(("aü", true), (result.Body, result.IsCut));
    }

    [Fact]
    public async Task says_that_an_answer_was_broken_off()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(async x =>
        {
            x.Response.ContentLength = 100;
            await x.Response.WriteAsync("only this");
            await x.Response.Body.FlushAsync();
            // A reset that comes at once would take back what was sent.
            await Task.Delay(200);
            x.Abort();
        });

        HttpRequestException broken = await Assert.ThrowsAsync<HttpRequestException>(() => FetchAsync(server.Address));

        Assert.StartsWith(
            $"{server.Address.Authority} broke off its answer:",
            broken.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("http://nobody.invalid/")]
    public async Task fails_where_nobody_answers(string address) =>
        await Assert.ThrowsAsync<HttpRequestException>(() => FetchAsync(new Uri(address)));

    [Fact]
    public async Task ends_when_it_is_called_off()
    {
        using CancellationTokenSource stop = new();
        await using LoopbackServer server = await LoopbackServer.StartAsync(async x =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, x.RequestAborted);
        });
        using HttpFetcher fetcher = new(Settings, TimeProvider.System);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            fetcher.FetchAsync(Get(server.Address), stop.Token)
        );
    }

    [Fact]
    public async Task ends_in_the_middle_of_an_answer_when_it_is_called_off()
    {
        using CancellationTokenSource stop = new();
        await using LoopbackServer server = await LoopbackServer.StartAsync(async x =>
        {
            await x.Response.WriteAsync("so far");
            await x.Response.Body.FlushAsync();
            await Task.Delay(100);
            await stop.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, x.RequestAborted);
        });
        using HttpFetcher fetcher = new(Settings, TimeProvider.System);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            fetcher.FetchAsync(Get(server.Address), stop.Token)
        );
    }

    [Fact]
    public async Task follows_redirections_but_not_for_ever()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(x =>
        {
            if (x.Request.Path == "/there")
                return x.Response.WriteAsync("here");
            x.Response.Redirect(x.Request.Path == "/once" ? "/there" : "/round");
            return Task.CompletedTask;
        });

        Assert.Equal("here", (await FetchAsync(server.At("/once"))).Body);
        await Assert.ThrowsAsync<PermanentJobException>(() => FetchAsync(server.At("/round")));
    }

    internal static FetchRequest Get(Uri uri) =>
        new(uri, HttpMethod.Get, new Dictionary<string, string>(), null, "job");

    private static Task<FetchResult> FetchAsync(Uri uri) => FetchAsync(Get(uri));

    private static async Task<FetchResult> FetchAsync(FetchRequest request, HttpSettings? settings = null)
    {
        using HttpFetcher fetcher = new(settings ?? Settings, TimeProvider.System);
        return await fetcher.FetchAsync(request, CancellationToken.None);
    }
}

public class A_server_that_fails_again_and_again
{
    private static readonly HttpSettings Settings = new()
    {
        AllowPrivateAddresses = true,
        Retries = 0,
        BreakAfter = 3,
        BreakFor = TimeSpan.FromSeconds(30),
    };

    [Fact]
    public async Task is_left_alone_and_tried_again_after_a_while()
    {
        VirtualClock clock = new();
        await using LoopbackServer server = await LoopbackServer.AnsweringAsync(500, 500, 500, 200);
        using HttpFetcher fetcher = new(Settings, clock);

        List<string> first = [];
        for (int i = 0; i < 5; i++)
            first.Add(await FailureAsync(fetcher, server.Address));
        int asked = server.Requests.Count;
        clock.Advance(TimeSpan.FromSeconds(31));
        FetchResult probe = await fetcher.FetchAsync(A_fetch.Get(server.Address), CancellationToken.None);
        FetchResult after = await fetcher.FetchAsync(A_fetch.Get(server.Address), CancellationToken.None);

        Assert.All(first.Take(3), x => Assert.EndsWith(" answered 500.", x, StringComparison.Ordinal));
        Assert.All(
            first.Skip(3),
            x => Assert.Equal($"{server.Address.Authority} failed so often that it is left alone for a while.", x)
        );
        Assert.Equal((3, 200, 200), (asked, probe.Status, after.Status));
    }

    [Fact]
    public async Task is_left_alone_again_when_it_still_fails()
    {
        VirtualClock clock = new();
        await using LoopbackServer server = await LoopbackServer.AnsweringAsync(500);
        using HttpFetcher fetcher = new(Settings, clock);

        for (int i = 0; i < 3; i++)
            await FailureAsync(fetcher, server.Address);
        clock.Advance(TimeSpan.FromSeconds(31));
        await FailureAsync(fetcher, server.Address);
        await FailureAsync(fetcher, server.Address);

        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task does_not_stand_for_others()
    {
        await using LoopbackServer bad = await LoopbackServer.AnsweringAsync(500);
        await using LoopbackServer good = await LoopbackServer.AnsweringAsync(200);
        using HttpFetcher fetcher = new(Settings, new VirtualClock());

        for (int i = 0; i < 4; i++)
            await FailureAsync(fetcher, bad.Address);

        Assert.Equal(200, (await fetcher.FetchAsync(A_fetch.Get(good.Address), CancellationToken.None)).Status);
    }

    [Fact]
    public async Task does_not_count_what_it_refuses_as_a_failure()
    {
        await using LoopbackServer server = await LoopbackServer.AnsweringAsync(404);
        using HttpFetcher fetcher = new(Settings, new VirtualClock());

        for (int i = 0; i < 5; i++)
            await Assert.ThrowsAsync<PermanentJobException>(() =>
                fetcher.FetchAsync(A_fetch.Get(server.Address), CancellationToken.None)
            );

        Assert.Equal(5, server.Requests.Count);
    }

    private static async Task<string> FailureAsync(HttpFetcher fetcher, Uri address) =>
        (
            await Assert.ThrowsAsync<HttpRequestException>(() =>
                fetcher.FetchAsync(A_fetch.Get(address), CancellationToken.None)
            )
        ).Message;
}

public class A_private_address
{
    [Theory]
    [InlineData("http://127.0.0.1:9/")]
    [InlineData("http://127.1:9/")]
    [InlineData("http://2130706433:9/")]
    [InlineData("http://0x7f000001:9/")]
    [InlineData("http://0177.0.0.1:9/")]
    [InlineData("http://0:9/")]
    [InlineData("http://[::1]:9/")]
    [InlineData("http://[::]:9/")]
    [InlineData("http://[::ffff:127.0.0.1]:9/")]
    [InlineData("http://[::ffff:7f00:1]:9/")]
    [InlineData("http://[::127.0.0.1]:9/")]
    [InlineData("http://[64:ff9b::7f00:1]:9/")]
    [InlineData("http://[fe80::1]:9/")]
    [InlineData("http://localhost:9/")]
    [InlineData("http://LOCALHOST:9/")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("https://10.0.0.1/")]
    public async Task is_not_fetched_however_it_is_written(string address)
    {
        using HttpFetcher fetcher = new(new(), TimeProvider.System);

        PermanentJobException refused = await Assert.ThrowsAsync<PermanentJobException>(() =>
            fetcher.FetchAsync(A_fetch.Get(new(address)), CancellationToken.None)
        );

        Assert.Contains(
            "is an address of this machine or of a private network, and those are not fetched.",
            refused.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(302, "GET")]
    [InlineData(307, "POST")]
    public async Task is_not_fetched_through_a_redirection(int status, string method)
    {
        await using LoopbackServer inside = await LoopbackServer.SayingAsync("secret");
        await using LoopbackServer outside = await LoopbackServer.StartAsync(x =>
        {
            x.Response.StatusCode = status;
            x.Response.Headers.Location = $"http://localhost:{inside.Address.Port}/";
            return Task.CompletedTask;
        });
        // The first address this fetcher sees counts as a public one.
        int seen = 0;
        using HttpFetcher fetcher = new(new(), TimeProvider.System, _ => Interlocked.Increment(ref seen) > 1);

        PermanentJobException refused = await Assert.ThrowsAsync<PermanentJobException>(() =>
            fetcher.FetchAsync(A_fetch.Get(outside.Address) with { Method = new(method) }, CancellationToken.None)
        );

        Assert.StartsWith("localhost is an address of this machine", refused.Message, StringComparison.Ordinal);
        Assert.Single(outside.Requests);
        Assert.Empty(inside.Requests);
    }

    [Theory]
    [InlineData("0.0.0.0", true)]
    [InlineData("9.255.255.255", false)]
    [InlineData("10.0.0.0", true)]
    [InlineData("100.64.0.1", true)]
    [InlineData("100.128.0.1", false)]
    [InlineData("172.15.255.255", false)]
    [InlineData("172.16.0.1", true)]
    [InlineData("172.31.255.255", true)]
    [InlineData("172.32.0.1", false)]
    [InlineData("192.168.1.1", true)]
    [InlineData("192.169.0.1", false)]
    [InlineData("198.19.255.255", true)]
    [InlineData("224.0.0.1", true)]
    [InlineData("255.255.255.255", true)]
    [InlineData("8.8.8.8", false)]
    [InlineData("::ffff:8.8.8.8", false)]
    [InlineData("::ffff:192.168.0.1", true)]
    [InlineData("2606:4700:4700::1111", false)]
    [InlineData("2001:db8::1", true)]
    [InlineData("2002:7f00:1::", true)]
    [InlineData("3fff::1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("fec0::1", true)]
    [InlineData("ff02::1", true)]
    [InlineData("fe80::1%1", true)]
    public void is_told_from_a_public_one(string address, bool isPrivate) =>
        Assert.Equal(isPrivate, PrivateAddresses.Contains(IPAddress.Parse(address)));
}
