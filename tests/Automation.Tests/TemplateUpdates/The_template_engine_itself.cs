using Automation.TemplateUpdates;

namespace Automation.Tests.TemplateUpdates;

public sealed class The_template_engine_itself : IDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly string folder;

    public The_template_engine_itself()
    {
        folder = Path.Combine(scratch.Path, "a template");
        scratch.Write(
            "a template/.template.config/template.json",
            """
            {
              "identity": "DevEx.Template", "name": "toy", "shortName": "devex", "author": "nobody", "tags": { "type": "project" },
              "symbols": {
                "seniorTeam": { "type": "parameter", "datatype": "text", "defaultValue": "seniors", "replaces": "SENIORS" },
                "samples": {
                  "type": "parameter", "datatype": "choice", "defaultValue": "both", "replaces": "SAMPLES",
                  "choices": [{ "choice": "both" }, { "choice": "none" }]
                },
                "projectName": { "type": "derived", "valueSource": "name", "valueTransform": "identity", "replaces": "NAME" }
              },
              "postActions": []
            }
            """
        );
        scratch.Write(
            "a template/.template.config/dotnetcli.host.json",
            """{ "symbolInfo": { "seniorTeam": { "longName": "senior-team" } } }"""
        );
        scratch.Write("a template/a.txt", "NAME [SENIORS] SAMPLES\n");
    }

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Gets_the_answers_and_leaves_out_those_that_it_does_not_ask_for()
    {
        IReadOnlyList<string> dropped = Render(
            folder,
            new()
            {
                ["name"] = "Ünï Cöde",
                ["senior-team"] = "",
                ["samples"] = "none",
                ["gone"] = "x",
                ["odd"] = "-y",
            }
        );
        Assert.Equal(["gone", "odd"], dropped.Order(StringComparer.Ordinal));
        Assert.Equal("Ünï Cöde [] none\n", scratch.Read("made/a.txt"));
    }

    [Fact]
    public void Runs_no_script_of_the_template()
    {
        string file = Path.Combine(folder, ".template.config", "template.json");
        const string Script = """
            "postActions": [{
              "actionId": "3A7C4B45-1F5D-4A30-959A-51B88E82B5D2", "args": { "executable": "false", "args": "" },
              "manualInstructions": [{ "text": "do it" }], "continueOnError": true
            }]
            """;
        File.WriteAllText(
            file,
            File.ReadAllText(file).Replace("\"postActions\": []", Script, StringComparison.Ordinal)
        );
        Assert.Empty(Render(folder, new() { ["name"] = "A" }));
        Assert.Equal("A [seniors] both\n", scratch.Read("made/a.txt"));
    }

    [Fact]
    public void Says_which_answer_it_does_not_take() =>
        Assert.Contains(
            "'all' is not a valid value for --samples. The possible values are: both none Where it does not take an answer, give another: --answers",
            Refusal(folder, new() { ["name"] = "A", ["samples"] = "all" }),
            StringComparison.Ordinal
        );

    [Fact]
    public void Says_when_the_template_is_not_to_be_had()
    {
        Assert.Equal(
            $"There is no template at {Path.Combine(scratch.Path, "none.nupkg")}.",
            Refusal(Path.Combine(scratch.Path, "none.nupkg"), [])
        );
        scratch.Write("nuget.config", "<configuration><packageSources><clear/></packageSources></configuration>");
        string refusal = Refusal("1.0.0-none", []);
        Assert.StartsWith("The template 1.0.0-none cannot be had: ", refusal, StringComparison.Ordinal);
        Assert.EndsWith("--template VERSION|PATH", refusal, StringComparison.Ordinal);
    }

    private string Refusal(string source, Dictionary<string, string> answers) =>
        Assert.Throws<AutomationException>(() => Render(source, answers)).Message;

    private IReadOnlyList<string> Render(string source, Dictionary<string, string> answers) =>
        new DotNetTemplate(scratch.Path).Render(
            "DevEx.Template.Of.Nobody",
            source,
            answers,
            Path.Combine(scratch.Path, "made")
        );
}
