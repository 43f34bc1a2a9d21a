using System.Diagnostics;

namespace BuildTests;

/// <summary>What a run of build.sh did.</summary>
internal sealed record BootstrapRun(int ExitCode, string Output, string Errors)
{
    /// <summary>How often the program was compiled.</summary>
    public int Compiles => Errors.Split("Compiling the build program").Length - 1;

    public string[] Arguments => Values("argument");

    /// <summary>The one value that the program printed under <paramref name="name"/>.</summary>
    public string this[string name] => Values(name).Single();

    public static async Task<BootstrapRun> Of(ProcessStartInfo start, string input = "")
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        using Process process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new BootstrapRun(process.ExitCode, await output, await errors);
    }

    private string[] Values(string name) =>
        [
            .. Output
                .Split('\n')
                .Where(x => x.StartsWith(name + "=", StringComparison.Ordinal))
                .Select(x => x[(name.Length + 1)..]),
        ];
}
