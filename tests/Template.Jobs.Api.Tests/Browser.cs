using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Template.Jobs.Contract;

namespace Template.Jobs.Api.Tests;

/// <summary>A Chromium without a window, with one page, driven by the DevTools protocol.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly TemporaryFolder profile;
    private readonly Process process;
    private readonly ClientWebSocket socket = new();
    private readonly byte[] buffer = new byte[1 << 20];
    private string? session;
    private int sent;

    private Browser(Process process, TemporaryFolder profile)
    {
        this.process = process;
        this.profile = profile;
    }

    /// <summary>What the page complained about: errors, warnings, and what its policy forbade.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>The program, where there is one.</summary>
    public static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .SelectMany(x => (string[])[Path.Combine(x, "chromium"), Path.Combine(x, "chromium-browser")])
            .FirstOrDefault(File.Exists);

    public static async Task<Browser> StartAsync(string program)
    {
        TemporaryFolder folder = new();
        ProcessStartInfo start = new(
            program,
            [
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--remote-debugging-port=0",
                $"--user-data-dir={folder.Path}",
                "about:blank",
            ]
        )
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        Browser browser = new(Process.Start(start)!, folder);
        await browser.ConnectAsync();
        return browser;
    }

    /// <summary>Opens an address.</summary>
    public Task OpenAsync(Uri address) => CallAsync("Page.navigate", new() { ["url"] = address.ToString() });

    /// <summary>Waits until an expression in the page is true.</summary>
    public async Task WaitForAsync(string expression)
    {
        long begun = Stopwatch.GetTimestamp();
        while (await EvaluateAsync(expression) != "true")
        {
            if (Stopwatch.GetElapsedTime(begun) > Patience)
                Assert.Fail(
                    $"{expression} did not become true. {string.Join('\n', Complaints)}\n{await EvaluateAsync("document.body.innerText")}"
                );
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    /// <summary>What an expression in the page gives, as text.</summary>
    public async Task<string> EvaluateAsync(string expression)
    {
        JsonNode answer = await CallAsync(
            "Runtime.evaluate",
            new() { ["expression"] = $"String({expression})", ["returnByValue"] = true }
        );
        return answer["result"]?["value"]?.ToString() ?? "";
    }

    public async ValueTask DisposeAsync()
    {
        socket.Dispose();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        for (int tries = 0; ; tries++)
        {
            try
            {
                profile.Dispose();
                return;
            }
            // Its children may write to the profile for a moment longer.
            catch (IOException) when (tries < 50)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20));
            }
        }
    }

    private async Task ConnectAsync()
    {
        process.BeginOutputReadLine();
        string? line;
        do
        {
            line = await process.StandardError.ReadLineAsync().WaitAsync(Patience);
            Assert.True(line != null, "Chromium ended before it could be driven.");
        } while (!line.StartsWith("DevTools listening on ", StringComparison.Ordinal));
        // Nobody reads it, but a full pipe would stop it.
        _ = process.StandardError.ReadToEndAsync();
        await socket.ConnectAsync(new Uri(line["DevTools listening on ".Length..]), CancellationToken.None);
        JsonNode targets = await CallAsync("Target.getTargets", []);
        string page = targets["targetInfos"]!.AsArray().First(x => x!["type"]!.ToString() == "page")![
            "targetId"
        ]!.ToString();
        JsonNode attached = await CallAsync("Target.attachToTarget", new() { ["targetId"] = page, ["flatten"] = true });
        session = attached["sessionId"]!.ToString();
        foreach (string domain in (string[])["Page", "Runtime", "Log"])
            await CallAsync(domain + ".enable", []);
    }

    private async Task<JsonNode> CallAsync(string method, JsonObject parameters)
    {
        int id = ++sent;
        JsonObject call = new()
        {
            ["id"] = id,
            ["method"] = method,
            ["params"] = parameters,
        };
        if (session != null)
            call["sessionId"] = session;
        using CancellationTokenSource late = new(Patience);
        await socket.SendAsync(
            JsonSerializer.SerializeToUtf8Bytes(call),
            WebSocketMessageType.Text,
            endOfMessage: true,
            late.Token
        );
        while (true)
        {
            JsonNode message = await ReceiveAsync(late.Token);
            if ((int?)message["id"] == id)
                return message["result"] ?? throw new InvalidOperationException($"{method}: {message["error"]}");
            Note(message["method"]?.ToString(), message["params"]);
        }
    }

    private async Task<JsonNode> ReceiveAsync(CancellationToken cancellation)
    {
        int length = 0;
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellation);
            length += part.Count;
        } while (!part.EndOfMessage);
        return JsonNode.Parse(buffer.AsSpan(0, length))!;
    }

    private void Note(string? method, JsonNode? parameters)
    {
        bool isComplaint = method switch
        {
            "Runtime.exceptionThrown" => true,
            "Runtime.consoleAPICalled" => parameters?["type"]?.ToString() is "error" or "warning" or "assert",
            "Log.entryAdded" => parameters?["entry"]?["level"]?.ToString() is "error" or "warning",
            _ => false,
        };
        if (isComplaint)
            Complaints.Add(parameters!.ToJsonString());
    }
}
