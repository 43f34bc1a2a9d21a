using Automation.Environments;

namespace Automation.Tests.Environments;

public sealed class Another_release_in_a_file
{
    private const string Null =
        "{\n  \"runs\": null,\n  \"previous\": \"dév\",\n  \"target\": {\"kind\":\"kubernetes\"}\n}\n";

    /// <summary>Files as people and editors leave them.</summary>
    public static TheoryData<string> Texts { get; } =
    [
        SampleFiles.Uat,
        SampleFiles.Uat.ReplaceLineEndings("\r\n"),
        SampleFiles.Uat.TrimEnd('\n'),
        SampleFiles.Uat.Replace("  ", "\t", StringComparison.Ordinal),
        SampleFiles.Uat.ReplaceLineEndings(" "),
        SampleFiles.Uat.Replace("Production", "漢字 \\u0041 😀 \\\"runs\\\": null", StringComparison.Ordinal),
        Null,
        Null.ReplaceLineEndings("\r\n"),
        Null.ReplaceLineEndings(""),
        Null.Replace("  ", "\t", StringComparison.Ordinal),
        Null + "\n\n \t",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Changes_nothing_else(string text)
    {
        string changed = EnvironmentFile.Parse("uat", text).With(SampleFiles.Release);
        EnvironmentFile read = EnvironmentFile.Parse("uat", changed);
        Assert.Equal(SampleFiles.Release, read.Runs);
        Assert.Equal(Without(text), Without(changed));
        Assert.Equal(changed, read.With(SampleFiles.Release));
        // One kind of line ends stays one kind.
        if (text.Contains("\r\n", StringComparison.Ordinal))
            Assert.DoesNotContain('\n', changed.Replace("\r\n", "", StringComparison.Ordinal));
        else
            Assert.DoesNotContain('\r', changed);
    }

    [Fact]
    public void Stands_as_people_would_write_it() =>
        Assert.StartsWith(
            $$"""
            {
              "runs": {
                "version": "1.3.0-rc.1",
                "digest": "{{SampleRecords.Digest(2)}}",
                "commit": "{{new string('d', 40)}}",
                "since": "2026-01-31T12:00:00Z",
                "from": "dev",
                "release": "https://example.org/?a=<b>&c='é'"
              },
              "previous"
            """.ReplaceLineEndings("\n"),
            EnvironmentFile.Parse("uat", Null).With(SampleFiles.Release),
            StringComparison.Ordinal
        );

    [Fact]
    public void Is_indented_with_tabs_where_the_file_is()
    {
        string text = Null.Replace("  ", "\t", StringComparison.Ordinal);
        Assert.StartsWith(
            "{\n\t\"runs\": {\n\t\t\"version\": \"1.3.0-rc.1\",\n",
            EnvironmentFile.Parse("uat", text).With(SampleFiles.Release),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void May_have_no_page()
    {
        EnvironmentRelease release = SampleFiles.Release with { Url = null };
        string changed = EnvironmentFile.Parse("uat", Null).With(release);
        Assert.Contains("\"release\": null\n  },", changed, StringComparison.Ordinal);
        Assert.Equal(release, EnvironmentFile.Parse("uat", changed).Runs);
    }

    [Fact]
    public void Is_not_put_into_the_first_environment() =>
        Assert.Equal(
            "deploy/environments/dev.json is of the first environment, which follows published releases and names none. Publish the release instead.",
            Assert.Throws<AutomationException>(() => SampleFiles.File("dev", null).With(SampleFiles.Release)).Message
        );

    [Fact]
    public void Is_not_written_when_it_could_not_be_read() =>
        Assert.Contains(
            "\"digest\" is 'sha256:0'",
            Assert
                .Throws<AutomationException>(() =>
                    EnvironmentFile.Parse("uat", Null).With(SampleFiles.Release with { Digest = "sha256:0" })
                )
                .Message,
            StringComparison.Ordinal
        );

    /// <summary>A text with a mark in place of its release.</summary>
    private static (string Before, string After) Without(string text)
    {
        // One of the texts speaks of "runs" within a setting, too.
        int key = text.LastIndexOf("\"runs\": ", StringComparison.Ordinal);
        key = text[key - 1] == '\\' ? text.LastIndexOf("\"runs\": ", key - 1, StringComparison.Ordinal) : key;
        int start = key + "\"runs\": ".Length;
        int end = text[start] == '{' ? text.IndexOf('}', start) + 1 : start + "null".Length;
        return (text[..start], text[end..]);
    }
}
