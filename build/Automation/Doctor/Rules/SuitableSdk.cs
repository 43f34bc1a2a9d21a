using System.Text.Json;
using Automation.Health;
using Automation.Processes;

namespace Automation.Doctor.Rules;

/// <summary>The SDK that global.json asks for is there. dotnet itself is asked, so that every way of rolling forward counts.</summary>
internal sealed class SuitableSdk()
    : DoctorRule("DR001", HealthSeverity.High, "SDK", "dotnet has an SDK that satisfies global.json")
{
    private const string File = "global.json";

    public override DoctorAnswer Check(ExaminedRepository repository)
    {
        if (!repository.HasDotNet)
            return DoctorAnswer.Silent;
        CommandResult result = new Command("dotnet", ["--version"], repository.Root).Run();
        if (result.ExitCode == 0)
            return DoctorAnswer.Good($".NET SDK {result.Output.Trim()}");
        string installed = string.Join(", ", Installed(repository.Root));
        return Requested(repository.Files.Text(File)) is { } version
            ? FoundOne(
                File,
                $"It asks for the .NET SDK {version}, and dotnet has {(installed.Length == 0 ? "none" : installed)}.",
                $"dotnet-install.sh --version {version} (or from https://dot.net/download), or change {File}"
            )
            : FoundOne(
                File,
                $"dotnet finds no SDK to work with here; it has {(installed.Length == 0 ? "none" : installed)}.",
                $"dotnet --info says why; mend {File}, or install an SDK from https://dot.net/download"
            );
    }

    private static IEnumerable<string> Installed(string root) =>
        new Command("dotnet", ["--list-sdks"], root)
            .Run()
            .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(x => x.Split(' ')[0]);

    private static string? Requested(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(
                json,
                new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
            );
            return document.RootElement.GetProperty("sdk").GetProperty("version").GetString();
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
