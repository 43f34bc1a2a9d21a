using System.Text;

namespace Template.Jobs.Api.Tests;

public sealed class Any_body(RunningApi running) : IClassFixture<RunningApi>
{
    private const int Rounds = 3_000;
    private const int Seed = 20_260_101;
    private readonly ApiServer api = running.Server;

    private static readonly string[] Seeds =
    [
        """{"type":"echo","task":"say","input":{"a":[1,2.5,"x",null,true],"b":{"c":"\u00fc"}},"priority":"high","idempotencyKey":"k","runAt":"2199-01-01T00:00:00Z","maxAttempts":5}""",
        """{"type":"echo"}""",
        """{"type":"echo","input":"\ud83d\ude80"}""",
        """{"type":"http","input":{"url":"https://a.example/"},"maxAttempts":1}""",
    ];

    private static readonly string[] Values =
    [
        "null",
        "true",
        "0",
        "-1",
        "101",
        "1e400",
        "-0.0",
        "99999999999999999999",
        "\"\"",
        "\"echo\"",
        "\"high\"",
        "\"\\ud800\"",
        "\"\\u0000\"",
        "\"0001-01-01T00:00:00+14:00\"",
        "\"9999-12-31T23:59:59-14:00\"",
        "\"2030-01-01\"",
        "[]",
        "{}",
        "{\"a\":1,\"a\":2}",
        "[[[[[[[[]]]]]]]]",
        new string('[', 70) + new string(']', 70),
        "NaN",
        "// no",
    ];

    private static readonly string[] Names =
    [
        "type",
        "task",
        "input",
        "priority",
        "idempotencyKey",
        "runAt",
        "maxAttempts",
        "Type",
        "status",
        "\\u0074ype",
        "",
        "$ref",
        "__proto__",
    ];

    [Fact]
    public async Task is_a_job_that_can_be_found_or_a_problem()
    {
        byte[][] bodies = [.. Bodies(new(Seed))];
        List<string> ids = [];

        await Parallel.ForEachAsync(
            bodies,
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (body, _) =>
            {
                Answer answer = await api.SendAsync("POST", "/submit", body);
                if (answer.Status == 202)
                {
                    lock (ids)
                        ids.Add(answer["id"]!);
                    return;
                }

                Assert.True(answer.Status is >= 400 and < 500, $"{answer.Status} for {Convert.ToBase64String(body)}");
                Assert.Equal("application/problem+json", answer.MediaType);
                answer.Problem(answer.Status);
            }
        );

        Assert.InRange(ids.Count, Rounds / 20, Rounds);
        foreach (string id in ids.Distinct(StringComparer.Ordinal))
        {
            Answer job = await api.GetAsync("/jobs/" + id);
            Assert.True(job.Status == 200, $"{job.Status} for {id}: {job.Text}");
            Assert.Equal(id, job["id"]);
        }

        Assert.Equal(ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), await ListedAsync());
    }

    private async Task<IEnumerable<string>> ListedAsync()
    {
        List<string> listed = [];
        for (string? after = ""; after != null; )
        {
            Answer page = await api.GetAsync("/jobs?limit=200" + after);
            listed.AddRange(Looking_up_jobs.Ids(page));
            after = page["next"] is { } next ? "&after=" + next : null;
        }

        return listed.Order(StringComparer.Ordinal);
    }

    private static IEnumerable<byte[]> Bodies(Random random)
    {
        for (int i = 0; i < Rounds; i++)
        {
            yield return (i % 4) switch
            {
                0 => Encoding.UTF8.GetBytes(Made(random)),
                1 => Mutated(random, Encoding.UTF8.GetBytes(Seeds[random.Next(Seeds.Length)])),
                2 => Mutated(random, Encoding.UTF8.GetBytes(Made(random))),
                _ => Noise(random),
            };
        }
    }

    private static string Made(Random random)
    {
        StringBuilder json = new("""{"type":"echo" """);
        int fields = random.Next(4);
        for (int i = 0; i < fields; i++)
            json.Append(CultureInfo, $",\"{Names[random.Next(Names.Length)]}\":{Values[random.Next(Values.Length)]}");
        return json.Append('}').ToString();
    }

    private static byte[] Mutated(Random random, byte[] body)
    {
        List<byte> bytes = [.. body];
        int changes = random.Next(1, 4);
        for (int i = 0; i < changes && bytes.Count > 0; i++)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes.RemoveAt(at);
                    break;
                case 2:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                case 3:
                    bytes.RemoveRange(at, random.Next(bytes.Count - at));
                    break;
                default:
                    bytes.InsertRange(at, bytes.GetRange(at, random.Next(bytes.Count - at)));
                    break;
            }
        }

        return [.. bytes];
    }

    private static byte[] Noise(Random random)
    {
        byte[] bytes = new byte[random.Next(64)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static System.Globalization.CultureInfo CultureInfo => System.Globalization.CultureInfo.InvariantCulture;
}
