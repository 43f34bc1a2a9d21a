using Microsoft.AspNetCore.Http;

namespace Template.Jobs.Worker;

public class What_a_worker_does_not_log
{
    private const string Secret = "not-to-be-told";

    [Fact]
    public async Task is_what_jobs_are_done_with_and_the_secrets_of_settings()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(x =>
        {
            x.Response.StatusCode = x.Request.Path == "/well" ? 200 : 500;
            return x.Response.WriteAsync(Secret);
        });
        await using RunningWorker worker = await RunningWorker.StartAsync([
            "--Logging:LogLevel:Default=Trace",
            "--Logging:LogLevel:Microsoft=Trace",
            "--Worker:Http:AllowPrivateAddresses=true",
            "--Worker:Http:Retries=0",
            "--Worker:Ai:Provider=openai",
            "--Worker:Ai:Model=m",
            $"--Worker:Ai:Endpoint={server.Address}",
            $"--Worker:Ai:Key={Secret}",
            $"--Jobs:Redis:Url=redis://user:{Secret}@127.0.0.1:1/0",
        ]);
        string more =
            $"\"method\":\"POST\",\"body\":\"{Secret}\",\"headers\":{{\"Authorization\":\"Bearer {Secret}\"}}";

        foreach (
            (string type, string input, JobStatus status) in ((string, string, JobStatus)[])
                [
                    ("echo", $"\"{Secret}\"", JobStatus.Completed),
                    ("http", $"{{\"url\":\"{server.At("/well")}?token={Secret}\",{more}}}", JobStatus.Completed),
                    ("http", $"{{\"url\":\"{server.At("/ill")}?token={Secret}\",{more}}}", JobStatus.Dead),
                    ("http", $"{{\"url\":\"ftp://me:{Secret}@nowhere\",{more}}}", JobStatus.Dead),
                    ("http", $"{{\"url\":\"http://me:{Secret}@127.0.0.1:1/{Secret}\"}}", JobStatus.Dead),
                    ("http", $"\"{Secret}\"", JobStatus.Dead),
                    ("ai", "\"a text\"", JobStatus.Dead),
                ]
        )
            Assert.Equal((input, status), (input, (await worker.RunAsync(type, input)).Status));

        Assert.Equal(3, server.Requests.Count);
        Assert.Contains(worker.Logs.Lines, x => x.StartsWith("Job ", StringComparison.Ordinal));
        Assert.DoesNotContain(worker.Logs.Lines, x => x.Contains(Secret, StringComparison.Ordinal));
    }
}
