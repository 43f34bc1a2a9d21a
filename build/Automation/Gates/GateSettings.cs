using System.IO.Enumeration;
using System.Text.Json;
using Automation.Git;

namespace Automation.Gates;

/// <summary>The settings of the gates.</summary>
/// <param name="MaxFileSizeKilobytes">The largest file that may be committed.</param>
/// <param name="ProtectedBranches">The branches that nobody should commit to directly.</param>
/// <param name="RefuseProtectedBranches">True when such a commit is refused, and not only warned of.</param>
/// <param name="Exceptions">Files that a gate does not look at.</param>
public sealed record GateSettings(
    int MaxFileSizeKilobytes,
    IReadOnlyList<string> ProtectedBranches,
    bool RefuseProtectedBranches,
    IReadOnlyList<GateExemption> Exceptions
)
{
    /// <summary>Where the settings lie, relative to the root.</summary>
    public const string File = ".config/gates.json";

    /// <summary>What holds without the file.</summary>
    public static GateSettings Default { get; } = new(1024, ["main"], false, []);

    /// <summary>Reads the settings.</summary>
    /// <param name="json">The content of the file; null when there is none.</param>
    /// <exception cref="AutomationException">It is not valid.</exception>
    public static GateSettings Parse(ReadOnlyMemory<byte>? json)
    {
        if (json is not { } text)
            return Default;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            GateSettings settings = Default;
            foreach (JsonProperty property in document.RootElement.EnumerateObject())
            {
                settings = property.Name switch
                {
                    "maxFileSizeKilobytes" => settings with { MaxFileSizeKilobytes = property.Value.GetInt32() },
                    "protectedBranches" => settings with { ProtectedBranches = Strings(property.Value) },
                    "refuseProtectedBranches" => settings with
                    {
                        RefuseProtectedBranches = property.Value.GetBoolean(),
                    },
                    "exceptions" => settings with
                    {
                        Exceptions = [.. property.Value.EnumerateArray().Select(GateExemption.Parse)],
                    },
                    _ => throw new AutomationException(
                        $"{File}: '{property.Name}' is no setting. There are maxFileSizeKilobytes, protectedBranches, refuseProtectedBranches and exceptions."
                    ),
                };
            }
            return settings;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new AutomationException($"{File} cannot be read: {exception.Message} Mend it.", exception);
        }
    }

    /// <summary>True when a gate does not look at a file.</summary>
    public bool IsExempt(string gate, GitPath path)
    {
        foreach (GateExemption exception in Exceptions)
        {
            if (exception.Gate == gate && FileSystemName.MatchesSimpleExpression(exception.Paths, path.Text, false))
                return true;
        }
        return false;
    }

    private static string[] Strings(JsonElement array) => [.. array.EnumerateArray().Select(x => x.GetString() ?? "")];
}

/// <summary>Files that a gate does not look at.</summary>
/// <param name="Gate">The gate's name.</param>
/// <param name="Paths">A path, in which <c>*</c> stands for any text.</param>
/// <param name="Reason">Why.</param>
public sealed record GateExemption(string Gate, string Paths, string Reason)
{
    internal static GateExemption Parse(JsonElement element)
    {
        string Value(string name) =>
            element.TryGetProperty(name, out JsonElement value) && value.GetString() is { Length: > 0 } text
                ? text
                : throw new AutomationException(
                    $"{GateSettings.File}: an exception lacks its '{name}'. Each gives gate, paths and reason."
                );
        string gate = Value("gate");
        return GateList.Content.Any(x => x.Gate.Name == gate)
            ? new GateExemption(gate, Value("paths"), Value("reason"))
            : throw new AutomationException(
                $"{GateSettings.File}: '{gate}' is no gate on content. There are {string.Join(", ", GateList.Content.Select(x => x.Gate.Name))}."
            );
    }
}
