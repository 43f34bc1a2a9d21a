using Automation.Adopting;

namespace Automation.Tests.Adopting;

/// <summary>A repository that knows nothing of the template, beside a template whose rendering is a folder.</summary>
internal sealed class ForeignScratch : IDisposable
{
    public const string Project =
        "<Project Sdk=\"Microsoft.NET.Sdk\">\n  <PropertyGroup>\n    <TargetFramework>net10.0</TargetFramework>\n  </PropertyGroup>\n</Project>\n";

    private readonly ScratchFolder scratch = new();
    private readonly Queue<string?> replies = new();

    public ForeignScratch(params (string Path, string Content)[] files)
    {
        scratch.Write(
            ".template.config/template.json",
            """
            {
              "identity": "T",
              "shortName": "t",
              "name": "T",
              "author": "A",
              "description": "D",
              "classifications": ["C"],
              "symbols": {
                "capability": {
                  "type": "parameter",
                  "datatype": "choice",
                  "choices": [{ "choice": "project" }, { "choice": "hooks" }, { "choice": "coverage" }]
                }
              },
              "sources": [{ "exclude": [] }]
            }
            """
        );
        foreach ((string path, string content) in files)
            Repository.Write(path, content);
        Repository.Commit("What was there before");
    }

    public GitScratch Repository { get; } = new();

    /// <summary>What the template renders.</summary>
    public Dictionary<string, string> Rendered { get; } =
        new(StringComparer.Ordinal)
        {
            ["build/Build.cs"] = "class Build;\n",
            ["build.sh"] = "#!/bin/sh\necho built\n",
            [".devex.json"] = "{ \"template\": \"T\", \"version\": \"1.0.0\", \"answers\": {} }",
        };

    public List<string> Lines { get; } = [];

    public List<string> Questions { get; } = [];

    public string Said => string.Join('\n', Lines);

    public IReadOnlyDictionary<string, string> Answers { get; private set; } = new Dictionary<string, string>();

    public string Template => scratch.Path;

    /// <summary>Adopts, and gives the failure; null when there was none.</summary>
    public string? Adopt(
        string? capability = "hooks",
        bool isConfirmed = true,
        Func<AdoptionRequest, AdoptionRequest>? with = null
    )
    {
        AdoptionRequest request = new(Template, Repository.Path, capability) { IsConfirmed = isConfirmed };
        Lines.Clear();
        try
        {
            // What was started has ended when it comes back: nothing in it waits.
            new Adoption(with?.Invoke(request) ?? request, Render, Lines.Add)
                .RunAsync()
                .GetAwaiter()
                .GetResult();
            return null;
        }
        catch (AutomationException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>The way in which somebody replies to questions.</summary>
    public string? Reply(string question)
    {
        Questions.Add(question);
        return replies.Dequeue();
    }

    public ForeignScratch Replying(params string?[] texts)
    {
        foreach (string? text in texts)
            replies.Enqueue(text);
        return this;
    }

    public void Dispose()
    {
        Repository.Dispose();
        scratch.Dispose();
    }

    private string Render(IReadOnlyDictionary<string, string> answers, string folder)
    {
        Answers = answers;
        string output = Path.Combine(folder, "rendered");
        foreach ((string path, string content) in Rendered)
        {
            string file = Path.Combine(output, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            string values = string.Join(", ", answers.Select(x => $"\"{x.Key}\": \"{x.Value}\""));
            File.WriteAllText(
                file,
                path == ".devex.json" ? content.Replace("{}", $"{{ {values} }}", StringComparison.Ordinal) : content
            );
        }
        return output;
    }
}
