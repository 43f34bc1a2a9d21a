using System.Text;
using Automation.Health;

namespace Automation.Tests.Health;

/// <summary>A repository of a few files, and what a rule says of it.</summary>
internal sealed class HealthFiles
{
    public const string Checkout = "actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8";

    private readonly SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);

    public HealthFiles With(string path, string content) => With(path, Encoding.UTF8.GetBytes(content));

    public HealthFiles With(string path, byte[] content)
    {
        files[path] = content;
        return this;
    }

    public static HealthFiles Workflow(string content) => new HealthFiles().With(".github/workflows/ci.yml", content);

    /// <summary>A workflow of one job with some steps.</summary>
    public static HealthFiles Steps(string steps, string on = "push", string job = "") =>
        Workflow(
            $"on: {on}\njobs:\n  a:\n    {job.ReplaceLineEndings("\n").Replace("\n", "\n    ", StringComparison.Ordinal)}\n    steps:\n      {steps.ReplaceLineEndings("\n").Replace("\n", "\n      ", StringComparison.Ordinal)}\n"
        );

    public HealthRepository Repository => new([.. files.Keys], x => new MemoryStream(files[x]));

    /// <summary>What a rule found, as file:line and sentence.</summary>
    public string[] Find(string rule) =>
        [.. HealthRules.All.Single(x => x.Id == rule).Check(Repository).Select(x => $"{x.File}:{x.Line}: {x.Message}")];
}
