using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Template.Jobs.Api.Features;
using Template.Jobs.Contract;
using Template.Jobs.Hosting;

namespace Template.Jobs.Api.Tests;

public sealed partial class The_documents
{
    private const string Host = "http://127.0.0.1:5080";
    private static readonly string Guide = Read("docs/guides/jobs.md");

    [Fact]
    public async Task for_HTTP_clients_work_from_top_to_bottom_and_leave_no_address_out()
    {
        await using ApiServer api = await ApiServer.StartAsync("--Api:OpenMetrics=true");
        await using WorkerBeside worker = new(api.Queue);
        Dictionary<string, string> answers = new(StringComparer.Ordinal);
        List<string> sent = [];

        foreach (string text in Separator().Split(Read("docs/jobs.http")).Skip(1))
        {
            Request request = Request.Parse(text, answers);
            Answer answer = await api.SendAsync(
                request.Method,
                request.Path,
                request.Body,
                request.Headers.GetValueOrDefault("Content-Type"),
                [.. request.Headers.Where(x => x.Key != "Content-Type").Select(x => (x.Key, x.Value))]
            );
            Assert.True(answer.Status is >= 200 and < 300, $"{request.Title}: {answer.Status} {answer.Text}");
            if (request.Name != null)
                answers[request.Name] = answer["id"] ?? "";
            sent.Add($"{request.Method} {Identifier().Replace(request.Path.Split('?')[0], "{id}")}");
        }

        JsonNode document = JsonNode.Parse((await api.GetAsync("/openapi/v1.json")).Text)!;
        Assert.Empty(
            document["paths"]!
                .AsObject()
                .SelectMany(path => path.Value!.AsObject().Select(x => $"{x.Key.ToUpperInvariant()} {path.Key}"))
                .Except(sent)
        );
    }

    [Fact]
    public async Task show_commands_that_answer_as_they_say()
    {
        if (
            OperatingSystem.IsWindows()
            || await CurlAsync("--help all") is not { } help
            || !help.Contains("--json", StringComparison.Ordinal)
        )
            Skip.Because("The commands need a Unix shell and curl 7.82 or later.");
        await using ApiServer api = await ApiServer.StartAsync("--Api:OpenMetrics=true");
        await using WorkerBeside worker = new(api.Queue);
        string commands = string.Join('\n', ShellBlock().Matches(Guide).Select(x => x.Groups["commands"].Value));
        string[] promised = [.. Promise().Matches(commands).Select(x => x.Groups["status"].Value)];

        (string output, string errors) = await ShellAsync(
            $$"""
            curl() { command curl --write-out '%{stderr}answered %{http_code}\n' "$@"; }
            set -e
            {{commands.Replace(Host, api.Address.ToString().TrimEnd('/'), StringComparison.Ordinal)}}
            """
        );

        Assert.Equal(Regex.Count(commands, @"curl --", RegexOptions.None, TimeSpan.FromSeconds(1)), promised.Length);
        Assert.True(
            promised.SequenceEqual(Answered().Matches(errors).Select(x => x.Groups["status"].Value)),
            $"Promised: {string.Join(' ', promised)}\n{errors}\n{output}"
        );
    }

    [Fact]
    public void name_all_settings()
    {
        string[] settings =
        [
            .. Settings(typeof(ApiSettings), "Api"),
            .. Settings(typeof(StoreSettings), "Jobs").Where(x => x is not ("Jobs:Spool" or "Jobs:Redis")),
            .. Settings(typeof(SpoolSettings), "Jobs:Spool"),
            .. Settings(typeof(RedisSettings), "Jobs:Redis"),
            .. Settings(typeof(FeatureSettings), FeatureSettings.Section),
        ];

        Assert.All(settings, x => Assert.Contains($"| `{x}` |", Guide, StringComparison.Ordinal));
    }

    [Fact]
    public void name_all_events()
    {
        string page = Read("docs/guides/logging.md");

        Assert.All(
            Events_of_the_service.All,
            x =>
                Assert.Contains($"| {x.Event.EventId} | `{x.Name}` | {x.Event.Level} |", page, StringComparison.Ordinal)
        );
    }

    private static IEnumerable<string> Settings(Type type, string section) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(x => x.SetMethod != null)
            .Select(x => $"{section}:{x.Name}");

    private static string Read(string path) =>
        File.ReadAllText(Path.Combine(RepositoryFolder.Root, path)).ReplaceLineEndings("\n");

    private static async Task<string?> CurlAsync(string arguments)
    {
        try
        {
            using Process curl = Process.Start(
                new ProcessStartInfo("curl", arguments) { RedirectStandardOutput = true, UseShellExecute = false }
            )!;
            return await curl.StandardOutput.ReadToEndAsync();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static async Task<(string Output, string Errors)> ShellAsync(string script)
    {
        using Process shell = Process.Start(
            new ProcessStartInfo("sh", ["-c", script])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        Task<string> output = shell.StandardOutput.ReadToEndAsync();
        string errors = await shell.StandardError.ReadToEndAsync();
        await shell.WaitForExitAsync();
        return (await output, errors);
    }

    private sealed record Request(
        string Title,
        string? Name,
        string Method,
        string Path,
        Dictionary<string, string> Headers,
        byte[]? Body
    )
    {
        public static Request Parse(string text, Dictionary<string, string> answers)
        {
            string filled = Reference()
                .Replace(text, x => answers[x.Groups["name"].Value])
                .Replace("{{host}}", "", StringComparison.Ordinal)
                .Replace("{{key}}", "none", StringComparison.Ordinal);
            string[] parts = filled.Trim().Split("\n\n", 2);
            string[] lines = parts[0].Split('\n');
            string? name = lines.FirstOrDefault(x => x.StartsWith("# @name ", StringComparison.Ordinal));
            string[] head = [.. lines.Skip(1).Where(x => !x.StartsWith('#'))];
            string[] first = head[0].Split(' ');
            return new(
                lines[0],
                name?["# @name ".Length..],
                first[0],
                first[1],
                head.Skip(1).Select(x => x.Split(": ", 2)).ToDictionary(x => x[0], x => x[1], StringComparer.Ordinal),
                parts.Length > 1 ? JsonSerializer.SerializeToUtf8Bytes(JsonNode.Parse(parts[1])) : null
            );
        }
    }

    [GeneratedRegex("^### ", RegexOptions.Multiline, 1000)]
    private static partial Regex Separator();

    [GeneratedRegex(@"\{\{(?<name>\w+)\.response\.body\.\$\.id\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();

    [GeneratedRegex("[0-9a-f]{32}", RegexOptions.None, 1000)]
    private static partial Regex Identifier();

    [GeneratedRegex(
        "^```sh run\n(?<commands>.*?)^```",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.Multiline,
        1000
    )]
    private static partial Regex ShellBlock();

    [GeneratedRegex("^# answers (?<status>[0-9]{3})$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Promise();

    [GeneratedRegex("answered (?<status>[0-9]{3})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Answered();
}
