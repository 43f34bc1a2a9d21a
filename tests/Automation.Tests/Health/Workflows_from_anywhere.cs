using Automation.Health;
using FsCheck;
using FsCheck.Fluent;

namespace Automation.Tests.Health;

public sealed class Workflows_from_anywhere
{
    private static readonly string[] Paths =
    [
        ".github/workflows/ci.yml",
        ".github/workflows/release.yml",
        ".github/workflows/deploy.yaml",
        ".github/actions/own/action.yml",
        ".github/dependabot.yml",
        ".github/rulesets/main.json",
        ".github/CODEOWNERS",
        ".config/health.json",
        "deploy/kustomization.yaml",
        "deploy/a.yaml",
        "Dockerfile",
        "global.json",
        "src/A/A.csproj",
        "SECURITY.md",
    ];

    private static readonly string[] Pieces =
    [
        "on",
        "jobs",
        "steps",
        "uses",
        "run",
        "if",
        "with",
        "env",
        "permissions",
        "images",
        "image",
        "ignore",
        "rule",
        "updates",
        "needs",
        "secrets",
        "inherit",
        "pull_request_target",
        "workflow_call",
        "release",
        "environment",
        ": ",
        ":\n",
        "\n",
        "\n  ",
        "\n    ",
        "\n      ",
        "- ",
        "{",
        "}",
        "[",
        "]",
        ",",
        "&a ",
        "*a",
        "<<",
        "!!str ",
        "'",
        "\"",
        "|\n",
        ">-\n",
        "#",
        "${{",
        "}}",
        "github.event",
        "secrets.A",
        "inputs.x",
        "contains('a b', x)",
        "$GITHUB_ENV",
        "actions/checkout@",
        "git push",
        "---\n",
        "...\n",
        "\\ud800",
        "\t",
        "%",
        "@",
        "`",
        "\0",
        "é",
        "true",
        "null",
        "1",
        "?",
    ];

    [Fact]
    public void are_checked_without_a_failure_whatever_they_hold() =>
        Prop.ForAll(
                Texts(),
                text =>
                    HealthRules.All.All(rule =>
                        rule.Check(Everywhere(text)).All(x => x.Line > 0 && x.Message.EndsWith('.'))
                    )
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void are_checked_when_a_real_one_is_cut_and_mixed_up()
    {
        string real = File.ReadAllText(Path.Combine(RepositoryFolder.Path, ".github", "workflows", "ci.yml"));
        Prop.ForAll(
                Gen.Zip(Gen.Choose(0, real.Length), Gen.Choose(0, real.Length)).ToArbitrary(),
                cut =>
                    HealthRules.All.All(rule =>
                        rule.Check(Everywhere(string.Concat(real.AsSpan(0, cut.Item1), real.AsSpan(cut.Item2))))
                            .All(x => x.Line > 0)
                    )
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(100));
    }

    [Fact]
    public void cannot_take_the_stack_or_the_time_away()
    {
        string deep = "jobs: " + new string('[', 100_000);
        string laughs =
            "a0: &a0 [x]\n"
            + string.Concat(Enumerable.Range(1, 60).Select(x => $"a{x}: &a{x} [*a{x - 1}, *a{x - 1}]\n"));
        foreach (
            string text in new[]
            {
                deep,
                laughs,
                laughs + "on: push\njobs:\n  a: { x: *a60 }\n",
                "a: &a [*a]\n",
                "? &k { b: *k }\n: 1\n",
            }
        )
            Assert.All(
                HealthRules.All,
                rule => Assert.All(rule.Check(Everywhere(text)), x => Assert.NotEmpty(x.Message))
            );
    }

    private static HealthRepository Everywhere(string text) =>
        Paths.Aggregate(new HealthFiles(), (x, path) => x.With(path, text)).Repository;

    private static Arbitrary<string> Texts() =>
        Gen.OneOf(
                Gen.Elements(Pieces).ListOf().Select(string.Concat),
                ArbMap.Default.GeneratorFor<string>().Select(x => x ?? "")
            )
            .ToArbitrary();
}
