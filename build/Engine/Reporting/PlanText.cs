using System.Text;
using System.Text.Json;
using Nuke.Common.Execution;

namespace Nuke.Common.Reporting;

/// <summary>The plan as <c>--plan</c> shows it.</summary>
internal static class PlanText
{
    /// <summary>A line per target: number, name, what it waits for, and why it would be skipped.</summary>
    public static string Text(IReadOnlyList<ExecutableTarget> plan)
    {
        StringBuilder text = new("The plan; nothing runs:\n\n");
        int width = plan.Max(x => x.Name.Length);
        for (int i = 0; i < plan.Count; i++)
        {
            ExecutableTarget target = plan[i];
            IEnumerable<ExecutableTarget> awaited = plan.Where(target.ComesAfter);
            string after = string.Join(", ", awaited.Select(x => x.Name));
            string line =
                $"{i + 1, 4}  {target.Name.PadRight(width)}  {(after.Length == 0 ? "" : "after " + after)}".TrimEnd();
            text.Append(line);
            if (target.SkipReason != null)
                text.Append("  // skipped: ").Append(target.SkipReason);
            text.Append('\n');
        }
        return text.ToString().TrimEnd();
    }

    /// <summary>
    /// <c>{"targets":[{"name","invoked","status","dependsOn":[],"after":[],"triggeredBy":[],"skipReason"?}]}</c>, in order;
    /// <c>status</c> is <c>Scheduled</c> or <c>Skipped</c>.
    /// </summary>
    public static string Json(IReadOnlyList<ExecutableTarget> plan)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteStartArray("targets");
            foreach (ExecutableTarget target in plan)
                Write(json, target, plan);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, ExecutableTarget target, IReadOnlyList<ExecutableTarget> plan)
    {
        json.WriteStartObject();
        json.WriteString("name", target.Name);
        json.WriteBoolean("invoked", target.Invoked);
        json.WriteString("status", target.Status.ToString());
        Names(json, "dependsOn", target.Dependencies);
        Names(json, "after", target.OrderedAfter.Where(plan.Contains));
        Names(json, "triggeredBy", target.TriggeredBy.Where(plan.Contains));
        if (target.SkipReason != null)
            json.WriteString("skipReason", target.SkipReason);
        json.WriteEndObject();
    }

    private static void Names(Utf8JsonWriter json, string name, IEnumerable<ExecutableTarget> targets)
    {
        json.WriteStartArray(name);
        foreach (ExecutableTarget target in targets)
            json.WriteStringValue(target.Name);
        json.WriteEndArray();
    }
}
