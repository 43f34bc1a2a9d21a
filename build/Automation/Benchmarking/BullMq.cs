using System.Diagnostics.CodeAnalysis;
using Automation.Processes;
using Automation.Services;

namespace Automation.Benchmarking;

/// <summary>BullMQ, installed for a comparison.</summary>
[ExcludeFromCodeCoverage(
    Justification = "Its measurements are what ./build.sh Benchmark --short runs in CI, with the programs that it needs."
)]
internal static class BullMq
{
    private const string Version = "6.7.0";

    /// <summary>Installs BullMQ and the program that puts load on it.</summary>
    /// <returns>The program; nothing when npm is missing or cannot install it.</returns>
    public static string? Install(string folder)
    {
        if (ProgramPath.Find("npm") is not { } npm || ProgramPath.Find("node") == null)
            return null;
        string program = Path.Combine(folder, "bullmq.mjs");
        using (Stream source = typeof(BullMq).Assembly.GetManifestResourceStream("bullmq.mjs")!)
        using (FileStream target = File.Create(program))
            source.CopyTo(target);
        File.WriteAllText(Path.Combine(folder, "package.json"), "{\"private\":true}");
        CommandResult installed = new Command(
            npm,
            ["install", "--ignore-scripts", "--no-audit", "--no-fund", $"bullmq@{Version}", "ioredis"],
            folder
        ).Run();
        return installed.ExitCode == 0 ? program : null;
    }
}
