using System.Text.RegularExpressions;
using Automation.Health.Reading;

namespace Automation.Health.Rules;

/// <summary>A condition says what it seems to say.</summary>
internal sealed partial class SoundConditions()
    : HealthRule(
        "WF010",
        HealthSeverity.High,
        "No condition trusts the name of a bot, searches a text for a list, or is always true",
        "Compare github.event.pull_request.user.login, search a list made by fromJSON, and put one expression into '${{ }}' with nothing around it."
    )
{
    public override IEnumerable<HealthFinding> Check(HealthRepository repository) =>
        repository.Workflows.All.SelectMany(x => Conditions(x).Concat(Texts(x)));

    private IEnumerable<HealthFinding> Conditions(Workflow workflow)
    {
        IEnumerable<YamlValue> nodes = workflow
            .Jobs.Select(x => x.Node)
            .Concat(workflow.Steps.Select(x => x.Step.Node));
        foreach (YamlValue condition in nodes.Select(x => x["if"]).OfType<YamlValue>())
        {
            string text = condition.Text ?? "";
            foreach (Expression expression in Expression.OfCondition(text))
            {
                if (IsOnBot(expression))
                    yield return Found(
                        workflow.Path,
                        workflow.File.LineOf(condition, expression.Source),
                        "The condition asks for a bot as the actor, which is whoever did the last thing, and not the author."
                    );
                if (!text.Contains("${{", StringComparison.Ordinal) && InText().IsMatch(expression.Content))
                    yield return InList(workflow, condition, expression.Source);
            }
            string around = Expression
                .In(text)
                .Aggregate(text, (x, y) => x.Replace(y.Source, "", StringComparison.Ordinal));
            if (around.Length > 0 && around != text)
                yield return Found(
                    workflow.Path,
                    condition.Line,
                    "The condition is always true: there is text around its expression, if only the end of a line."
                );
        }
    }

    private IEnumerable<HealthFinding> Texts(Workflow workflow)
    {
        foreach (YamlValue value in workflow.Root.Scalars())
        {
            foreach (Expression expression in Expression.In(value.Text).Where(x => InText().IsMatch(x.Content)))
                yield return InList(workflow, value, expression.Source);
        }
        foreach ((_, JobStep step) in workflow.Steps.Where(x => ScriptOnBot().IsMatch(x.Step.Run?.Text ?? "")))
            yield return Found(workflow.Path, step.Run!.Line, "The script asks for a bot as the actor.");
    }

    private HealthFinding InList(Workflow workflow, YamlValue value, string source) =>
        Found(
            workflow.Path,
            workflow.File.LineOf(value, source),
            "contains() searches one text, so that every part of it is found, and not only the names in it."
        );

    private static bool IsOnBot(Expression expression) =>
        ActorId().IsMatch(expression.Plain)
        || Actor().IsMatch(expression.Plain) && expression.Content.Contains("bot", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(
        @"github\.(actor|triggering_actor|event\.sender\.login)(?![\w-])",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Actor();

    [GeneratedRegex(
        @"github\.(actor_id|event\.sender\.id)(?![\w-])",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex ActorId();

    [GeneratedRegex(@"\bcontains\s*\(\s*'", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InText();

    [GeneratedRegex(
        @"(GITHUB_(TRIGGERING_)?ACTOR|github\.(triggering_)?actor)\b[^\n]*bot\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex ScriptOnBot();
}
