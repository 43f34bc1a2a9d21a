using Automation.Health;

namespace Automation.Doctor.Rules;

/// <summary>Every source of packages answers. No credentials are sent: that one is asked for them is an answer.</summary>
internal sealed class ReachableFeeds()
    : DoctorRule("DR011", HealthSeverity.Low, "feeds", "Every source of packages answers within three seconds")
{
    public override DoctorAnswer Check(ExaminedRepository repository)
    {
        if (!repository.HasDotNet)
            return DoctorAnswer.Silent;
        if (repository.Within(repository.Sources, times: 2) is not { } sources)
            return DoctorAnswer.NotLooked("dotnet nuget list source does not answer");
        if (sources.Count == 0)
            return FoundOne("NuGet.Config", "No source of packages is in use.", "dotnet nuget add source ADDRESS");
        string?[] problems = new string?[sources.Count];
        using HttpClient client = new() { Timeout = repository.Patience };
        Thread[] threads =
        [
            .. sources.Select((x, i) => new Thread(() => problems[i] = Problem(client, repository, x))),
        ];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();
        return DoctorAnswer.Of(
            sources
                .Zip(problems)
                .Where(x => x.Second != null)
                .Select(x =>
                    Found(
                        PackageSources.Shown(x.First),
                        $"{x.Second} What is in {repository.Packages} still restores, and builds go on; new packages do not.",
                        "dotnet nuget list source; look at network and proxy, or switch it off: dotnet nuget disable source NAME"
                    )
                ),
            sources.Count == 1 ? $"{PackageSources.Shown(sources[0])} answers" : $"all {sources.Count} sources answer"
        );
    }

    private static string? Problem(HttpClient client, ExaminedRepository repository, string source)
    {
        if (!Uri.TryCreate(source, UriKind.Absolute, out Uri? address) || address.IsFile)
            return Directory.Exists(Path.GetFullPath(address?.LocalPath ?? source, repository.Root))
                ? null
                : "The folder is not there.";
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Get, Bare(address));
            using HttpResponseMessage response = client.Send(request, HttpCompletionOption.ResponseHeadersRead);
            return (int)response.StatusCode < 500 ? null : $"It answers {(int)response.StatusCode}.";
        }
        catch (TaskCanceledException)
        {
            return $"It does not answer within {repository.Patience.TotalSeconds:0} s.";
        }
        catch (Exception exception) when (exception is HttpRequestException or NotSupportedException)
        {
            return "It cannot be reached.";
        }
    }

    private static Uri Bare(Uri address) => new UriBuilder(address) { UserName = "", Password = "" }.Uri;
}
