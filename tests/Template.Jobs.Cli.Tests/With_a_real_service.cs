using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Template.Jobs.Contract;

namespace Template.Jobs.Cli;

public class With_a_real_service
{
    private static readonly string Dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    [Fact]
    public async Task jobs_are_submitted_listed_called_off_and_set_going_again()
    {
        using TemporaryFolder folder = new();
        Uri server = new($"http://127.0.0.1:{FreePort()}");
        using Process api = Start(
            "Template.Jobs.Api.dll",
            "--Urls",
            server.ToString(),
            "--Jobs:Spool:Folder",
            folder.Path,
            "--Api:AllowWithoutKeyOnLoopback",
            "true"
        );
        try
        {
            await ReadyAsync(server);

            CommandRun submitted = await CommandRun.OfAsync(server, "submit", "echo", "--input", "{\"a\":1}");
            string id = submitted.Output.Trim();
            CommandRun listed = await CommandRun.OfAsync(server, "list", "--status", "queued");
            CommandRun cancelled = await CommandRun.OfAsync(server, "cancel", id);
            CommandRun watched = await CommandRun.OfAsync(server, "watch", id);
            CommandRun retried = await CommandRun.OfAsync(server, "retry", id);
            CommandRun replayed = await CommandRun.OfAsync(server, "replay");
            CommandRun unknown = await CommandRun.OfAsync(server, "watch", "nobody");
            CommandRun refused = await CommandRun.OfAsync(server, "submit", "NO!");

            Assert.Equal((0, 32), (submitted.Exit, id.Length));
            Assert.Contains($"{id}  queued  echo  0/3", listed.Output, StringComparison.Ordinal);
            Assert.Contains("cancelled", cancelled.Output, StringComparison.Ordinal);
            Assert.Equal((1, "cancelled\n"), (watched.Exit, watched.Output));
            Assert.Contains("queued", retried.Output, StringComparison.Ordinal);
            Assert.Equal("0 jobs are set going again.\n", replayed.Output);
            Assert.Equal((3, ""), (unknown.Exit, unknown.Output));
            Assert.Equal((3, ""), (refused.Exit, refused.Output));
            Assert.StartsWith("type: A type has 1 to 64 characters", refused.Errors, StringComparison.Ordinal);
        }
        finally
        {
            api.Kill();
            await api.WaitForExitAsync();
        }
    }

    [Fact]
    public async Task the_program_ends_quietly_when_it_is_interrupted()
    {
        if (OperatingSystem.IsWindows())
            Skip.Because("Windows knows no SIGINT.");
        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using Worker.LoopbackServer server = await Worker.LoopbackServer.StartAsync(x =>
        {
            asked.TrySetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, x.RequestAborted);
        });
        using Process jobs = Start("Template.Jobs.Cli.dll", "watch", "7", "--server", server.Address.ToString());
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(20));

        using Process kill = Process.Start("kill", ["-INT", jobs.Id.ToString(CultureInfo.InvariantCulture)]);
        await jobs.WaitForExitAsync();

        Assert.Equal(
            (130, "", ""),
            (jobs.ExitCode, await jobs.StandardOutput.ReadToEndAsync(), await jobs.StandardError.ReadToEndAsync())
        );
    }

    private static Process Start(string program, params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo(Dotnet, ["exec", Path.Combine(AppContext.BaseDirectory, program), .. arguments])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;

    private static async Task ReadyAsync(Uri server)
    {
        using HttpClient client = new();
        using CancellationTokenSource late = new(TimeSpan.FromSeconds(20));
        while (true)
        {
            try
            {
                using HttpResponseMessage health = await client.GetAsync(new Uri(server, "/health"), late.Token);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50, late.Token);
            }
        }
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
