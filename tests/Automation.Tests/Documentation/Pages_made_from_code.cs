using Automation.Documentation;
using Automation.Documentation.Diagrams;

namespace Automation.Tests.Documentation;

public sealed class Pages_made_from_code : IDisposable
{
    private const string Described = """
        {
          "targets": [
            { "name": "Test", "description": "Runs the tests", "isDefault": true, "dependsOn": ["Compile", "Gone"], "triggers": ["Cover"] },
            { "name": "Compile", "description": "Compiles <all>.", "isDefault": false, "dependsOn": [], "triggers": [] }
          ],
          "options": [
            { "name": "json", "description": "Prints JSON", "type": "boolean", "environmentVariable": "JSON" },
            { "name": "key", "description": "The key", "type": "string", "isSecret": true, "isList": true },
            { "name": "level", "type": "enumeration", "values": ["a", "b|c"] },
            { "name": "most", "type": "number" }
          ],
          "switches": [{ "name": "verbosity", "value": "LEVEL", "description": "How much is said" }]
        }
        """;

    private readonly ScratchFolder scratch = new();

    [Fact]
    public void are_none_in_an_empty_repository() => Assert.Empty(Pages());

    [Fact]
    public void hold_each_target_with_what_it_runs()
    {
        string page = Pages(Described)["reference/code/targets.md"];

        Assert.Contains("## Compile\n\nCompiles &lt;all&gt;.\n", page, StringComparison.Ordinal);
        Assert.Contains("## Test\n\nRuns the tests.\n\nIt is the default", page, StringComparison.Ordinal);
        Assert.Contains("Runs first: [Compile](#compile), `Gone`.", page, StringComparison.Ordinal);
        Assert.Contains("Runs then: `Cover`.", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("| `--json` |  | Prints JSON. |")]
    [InlineData("| `--key` | text, several | The key. A secret: it is never printed. |")]
    [InlineData("| `--level` | `a`, `b\\|c` |  |")]
    [InlineData("| `--most` | a number |  |")]
    [InlineData("| `--verbosity` | `LEVEL` | How much is said. |")]
    public void hold_each_option(string row) =>
        Assert.Contains($"{row}\n", Pages(Described)["reference/code/options.md"], StringComparison.Ordinal);

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{ \"targets\": 1 }")]
    public void are_refused_when_the_build_describes_itself_in_another_way(string json) =>
        Assert.Contains(
            "--help json",
            Assert.Throws<AutomationException>(() => Pages(json)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void hold_exit_codes()
    {
        scratch.Write(
            "src/A.Cli/ExitCodes.cs",
            "internal static class ExitCodes\n{\n    public const int Success = 0;\n\n    /// <summary>The <c>file</c> is <see cref=\"T:A.Gone\"/>.</summary>\n    public const int Gone = 3;\n}\n"
        );
        scratch.Write("docs/reference/engine.md", "# E\n\n## Exit codes\n\n| code |\n| --- |\n| 255 |\n\nEnd.\n");

        string page = Pages()["reference/code/exit-codes.md"];

        Assert.Contains("## The build\n\n| code |\n| --- |\n| 255 |\n", page, StringComparison.Ordinal);
        Assert.Contains("| 0 | `Success` | Nothing went wrong. |\n", page, StringComparison.Ordinal);
        Assert.Contains("| 3 | `Gone` | The `file` is `Gone`. |\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void hold_configuration_keys_with_their_defaults()
    {
        scratch.Write(
            "src/A/ApiSettings.cs",
            """
            /// <summary>The section <c>Api</c>.</summary>
            public sealed record ApiSettings
            {
                /// <summary>The limit.</summary>
                public long Limit { get; init; } = 1_000;

                /// <summary>The time.</summary>
                [Obsolete]
                public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(5);

                /// <summary>Off.</summary>
                public bool Off { get; init; }

                /// <summary>Broken <c>.</summary>
                public string? Name { get; init; } = "a";

                /// <summary>Below.</summary>
                public Dictionary<string, TypeSettings> Types { get; init; } = new(StringComparer.Ordinal);

                /// <summary>A list.</summary>
                public IReadOnlyList<TypeSettings> List { get; init; } = [];
            }
            """
        );
        scratch.Write(
            "src/A/TypeSettings.cs",
            "/// <summary>Of a type.</summary>\npublic sealed record TypeSettings\n{\n    /// <summary>How many.</summary>\n    public int? Most { get; init; }\n}\n"
        );

        string page = Pages()["reference/code/settings.md"];

        Assert.Contains("| `Api:Limit` | `long` | `1000` | The limit. |\n", page, StringComparison.Ordinal);
        Assert.Contains("| `Api:Time` | `TimeSpan` | `5 seconds` | The time. |\n", page, StringComparison.Ordinal);
        Assert.Contains("| `Api:Off` | `bool` | `false` | Off. |\n", page, StringComparison.Ordinal);
        Assert.Contains("| `Api:Name` | `string?` | `a` |  |\n", page, StringComparison.Ordinal);
        Assert.Contains("| `Api:Types:NAME:Most` | `int?` |  | How many. |\n", page, StringComparison.Ordinal);
        Assert.Contains("| `Api:List:0:Most` | `int?` |  | How many. |\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void hold_environment_variables_with_their_readers()
    {
        scratch.Write(
            "src/A/Address.cs",
            "/// <summary>The variable with the address.</summary>\npublic const string AddressVariable = \"A_URL\";\nvar a = Environment.GetEnvironmentVariable(\"A_KEY\");"
        );

        string page = Pages(Described)["reference/code/environment-variables.md"];

        Assert.Contains("| `A_KEY` | `Address` |\n", page, StringComparison.Ordinal);
        Assert.Contains("| `A_URL` | `Address`: The variable with the address. |\n", page, StringComparison.Ordinal);
        Assert.Contains("| `JSON` | `--json` |\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void hold_the_keys_of_configuration_files()
    {
        scratch.Write(
            "a.schema.json",
            """
            { "title": "A", "description": "All.", "required": ["b"], "$defs": { "C": { "type": ["string", "null"] } },
              "properties": { "b": { "description": "Below.", "type": "object", "properties": { "c": { "$ref": "#/$defs/C" } } },
                "d": { "items": { "enum": ["x", "y"] } }, "e": { "oneOf": [{ "type": "string" }, { "const": 1 }] }, "f": { "$ref": "#/none" }, "g": {} } }
            """
        );
        scratch.Write(".config/a.json", "{ \"a\": [1], \"b\": {}, \"c\": true } // end");

        string page = Pages()["reference/code/configuration-files.md"];

        Assert.Contains(
            "| `b` | object | Below. Required. |\n| `b.c` | string or null |  |\n",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains("| `d` | list of `x`, `y` |  |\n| `e` | string or `1` |  |\n", page, StringComparison.Ordinal);
        Assert.Contains("| `a` | list of 1 |\n| `b` | 0 keys |\n| `c` | `true` |\n", page, StringComparison.Ordinal);
        scratch.Write(".config/a.json", "{");
        Assert.Contains(
            ".config/a.json",
            Assert.Throws<AutomationException>(() => Pages()).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void hold_the_HTTP_API()
    {
        scratch.Write(
            "docs/reference/a.openapi.json",
            File.ReadAllText(Repository("docs/reference/jobs-api.openapi.json"))
        );

        string page = Pages()["reference/code/a.md"];

        Assert.Contains("## `POST /submit`\n\nTakes a job.", page, StringComparison.Ordinal);
        Assert.Contains(
            "| 202 | [SubmitAnswer](#submitanswer) as `application/json` | Accepted. |",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains("## SubmitAnswer\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void hold_the_public_API_of_packages()
    {
        const string Project =
            "<Project><PropertyGroup><IsPackable>true</IsPackable><AssemblyName>Automation</AssemblyName></PropertyGroup></Project>";
        scratch.Write("src/A/A.csproj", Project);
        Assert.Contains("Compile", Assert.Throws<AutomationException>(() => Pages()).Message, StringComparison.Ordinal);
        string assembly = typeof(AutomationException).Assembly.Location;
        foreach (string file in (string[])[assembly, Path.ChangeExtension(assembly, ".xml")])
            if (File.Exists(file))
                scratch.Write($"artifacts/bin/A/release/{Path.GetFileName(file)}", "");
        File.Copy(assembly, Path.Combine(scratch.Path, "artifacts/bin/A/release/Automation.dll"), overwrite: true);
        File.WriteAllText(
            Path.Combine(scratch.Path, "artifacts/bin/A/release/Automation.xml"),
            "<doc><members><member name=\"M:Automation.Processes.Command.Run\"><summary>Runs <paramref name=\"it\"/>.</summary></member></members></doc>"
        );

        string page = Pages()["reference/api/Automation.md"];

        Assert.Contains("`record Command` in `Automation.Processes`.", page, StringComparison.Ordinal);
        Assert.Contains("| `CommandResult Run()` | Runs `it`. |\n", page, StringComparison.Ordinal);
        Assert.Contains("`string? ", page, StringComparison.Ordinal);
        Assert.Contains("`enum HealthSeverity`", page, StringComparison.Ordinal);
    }

    [Fact]
    public void hold_diagrams_without_the_arrows_that_others_imply()
    {
        scratch.Write("src/P/P.csproj", "<Project />");
        scratch.Write(
            "src/P.A/P.A.csproj",
            "<Project><ItemGroup><ProjectReference Include=\"../P/P.csproj\" /></ItemGroup></Project>"
        );
        scratch.Write(
            "src/P.B/P.B.csproj",
            "<Project><ItemGroup><ProjectReference Include=\"../P/P.csproj\" /><ProjectReference Include=\"..\\P.A\\P.A.csproj\" /></ItemGroup></Project>"
        );
        scratch.Write("build/Automation/A/A.cs", "using Automation.B;\n");
        scratch.Write("build/Automation/B/B.cs", "using System;\n");
        scratch.Write("build/Automation/C/C.cs", "");

        string page = ArchitectureDiagrams.Fill(
            Repository(),
            "a.md",
            "a\n<!-- diagram: projects -->\n<!-- diagram: build -->\n<!-- diagram: rooms -->"
        );

        Assert.Contains(
            "subgraph g0[\"P\"]\n  n0[\"P.A\"]\n  n1[\"P.B\"]\n  n2[\"P\"]\n  end\n  n0 --> n2\n  n1 --> n0\n```",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "n0[\"A\"]\n  n1[\"B\"]\n  subgraph g1[\"on their own\"]\n  n2[\"C\"]\n  end\n  n0 --> n1\n",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "no.md",
            Assert
                .Throws<AutomationException>(() =>
                    ArchitectureDiagrams.Fill(Repository(), "no.md", "<!-- diagram: x -->")
                )
                .Message,
            StringComparison.Ordinal
        );
    }

    public void Dispose() => scratch.Dispose();

    private static string Repository(string path) => Path.Combine(RepositoryFolder.Path, path);

    private DocumentedRepository Repository() => new(scratch.Path, "Release");

    private Dictionary<string, string> Pages(string? described = null)
    {
        DocumentedRepository repository = Repository() with { Describe = () => described };
        return PageSources
            .All.SelectMany(x => x.Pages(repository))
            .ToDictionary(x => x.Path, x => x.Markdown.ReplaceLineEndings("\n"), StringComparer.Ordinal);
    }
}
