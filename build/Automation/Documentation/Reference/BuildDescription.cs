using System.Text.Json;

namespace Automation.Documentation.Reference;

/// <summary>What <c>./build.sh --help json</c> prints.</summary>
/// <param name="Targets">The targets.</param>
/// <param name="Options">The options of the targets.</param>
/// <param name="Switches">The switches of the engine.</param>
public sealed record BuildDescription(
    IReadOnlyList<DescribedTarget> Targets,
    IReadOnlyList<DescribedOption> Options,
    IReadOnlyList<DescribedSwitch> Switches
)
{
    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    /// <summary>Reads it.</summary>
    /// <exception cref="AutomationException">It has another form.</exception>
    public static BuildDescription Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<BuildDescription>(json, Names) is { Targets: not null } read
                ? read with
                {
                    Options = read.Options ?? [],
                    Switches = read.Switches ?? [],
                }
                : throw new JsonException("It names no targets.");
        }
        catch (JsonException exception)
        {
            throw new AutomationException(
                $"What ./build.sh --help json prints is not what the documents are made from: {exception.Message}",
                exception
            );
        }
    }
}

/// <summary>A target.</summary>
public sealed record DescribedTarget(
    string Name,
    string? Description,
    bool IsDefault,
    IReadOnlyList<string>? DependsOn,
    IReadOnlyList<string>? Triggers
);

/// <summary>An option.</summary>
public sealed record DescribedOption(
    string Name,
    string? Description,
    string? Type,
    IReadOnlyList<string>? Values,
    bool IsList,
    bool IsSecret,
    string? EnvironmentVariable
);

/// <summary>A switch of the engine.</summary>
public sealed record DescribedSwitch(string Name, string? Value, string? Description);
