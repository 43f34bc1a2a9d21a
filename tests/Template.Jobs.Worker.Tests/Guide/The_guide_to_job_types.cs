using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Template.Jobs.Worker.Handlers;

namespace Template.Jobs.Worker;

/// <summary>The code of the guide stands in this folder too, where it is compiled and run.</summary>
public partial class The_guide_to_job_types
{
    private const string Guide = "docs/guides/add-a-job-type.md";

    [Theory]
    [InlineData(0, "WordCountJob.cs")]
    [InlineData(2, "A_wordcount_job.cs")]
    public void shows_code_that_is_compiled(int block, string file) =>
        Assert.Equal(Text(file).Trim(), Blocks("csharp")[block]);

    [Fact]
    public void shows_a_registration_that_is_compiled()
    {
        Assert.Equal(3, Blocks("csharp").Length);
        Assert.Contains(
            $"        {Blocks("csharp")[1]}\n",
            Text("The_guide_to_job_types.cs"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task shows_a_job_that_a_worker_does_with_the_settings_that_it_shows()
    {
        using MemoryStream settings = new(Encoding.UTF8.GetBytes(Assert.Single(Blocks("json"))));
        string[] arguments =
        [
            .. new ConfigurationBuilder()
                .AddJsonStream(settings)
                .Build()
                .AsEnumerable()
                .Where(x => x.Value != null)
                .SelectMany(x => new[] { "--" + x.Key, x.Value! }),
        ];
        await using RunningWorker worker = await RunningWorker.StartAsync(arguments, Register);

        Job job = await worker.RunAsync("wordcount", "{\"text\":\"one two three\"}");

        Assert.Equal((JobStatus.Completed, "{\"words\":3}"), (job.Status, job.Result));
        Assert.Equal(10, arguments.Length);
    }

    private static void Register(IServiceCollection services)
    {
        services.AddJob<WordCountJob>("wordcount");
    }

    private static string[] Blocks(string language) =>
        [
            .. Block()
                .Matches(Text(Guide))
                .Where(x => x.Groups["language"].Value == language)
                .Select(x => x.Groups["code"].Value.Trim()),
        ];

    private static string Text(string name)
    {
        Assembly assembly = typeof(The_guide_to_job_types).Assembly;
        using StreamReader reader = new(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(
        "^```(?<language>[a-z]+)( [^\n]*)?\n(?<code>.*?)\n```$",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline,
        1000
    )]
    private static partial Regex Block();
}
