using System.Text;
using System.Text.Json;
using Nuke.Common.Execution;
using Nuke.Common.Parameters;

namespace Nuke.Common.Reporting;

/// <summary>What <c>--help json</c> prints, for programs such as the completion of a shell.</summary>
internal static class HelpJson
{
    /// <summary>
    /// <c>{"targets":[{"name","description"?,"isDefault","dependsOn":[],"triggers":[]}],
    /// "options":[{"name","description"?,"type","values":[],"isList","isSecret","environmentVariable"}],
    /// "switches":[{"name","description"}]}</c>; a type is boolean, number, enumeration or string.
    /// </summary>
    public static string Write(IReadOnlyList<ExecutableTarget> targets, IReadOnlyList<ParameterMember> members)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteStartArray("targets");
            foreach (ExecutableTarget target in targets.Where(x => x.Listed))
                Write(json, target);
            json.WriteEndArray();
            json.WriteStartArray("options");
            foreach (
                ParameterMember member in members
                    .Where(x => x.Attribute.List)
                    .OrderBy(x => x.DashedName, StringComparer.Ordinal)
            )
                Write(json, member);
            json.WriteEndArray();
            json.WriteStartArray("switches");
            foreach (Switch known in Switches.All)
            {
                json.WriteStartObject();
                json.WriteString("name", known.Name);
                json.WriteString("description", known.Description);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, ExecutableTarget target)
    {
        json.WriteStartObject();
        json.WriteString("name", target.Name);
        if (target.Description != null)
            json.WriteString("description", target.Description);
        json.WriteBoolean("isDefault", target.IsDefault);
        Names(json, "dependsOn", target.Dependencies.Select(x => x.Name));
        Names(json, "triggers", target.TriggerTargets.Select(x => x.Name));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ParameterMember member)
    {
        json.WriteStartObject();
        json.WriteString("name", member.DashedName);
        if (member.Attribute.Description != null)
            json.WriteString("description", member.Attribute.Description);
        json.WriteString("type", TypeName(member));
        Names(json, "values", member.Choices);
        json.WriteBoolean("isList", member.Type.IsArray);
        json.WriteBoolean("isSecret", member.IsSecret);
        json.WriteString("environmentVariable", EnvironmentLookup.VariableFor(member.DashedName));
        json.WriteEndObject();
    }

    private static void Names(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static string TypeName(ParameterMember member)
    {
        Type type = member.ValueType;
        if (type == typeof(bool))
            return "boolean";
        if (member.Choices.Count > 0)
            return "enumeration";
        return type.IsPrimitive || type == typeof(decimal) ? "number" : "string";
    }
}
