namespace Template.Jobs.Hosting;

/// <summary>Asks the process of this container whether it is well, for images that hold no other program.</summary>
public static class HealthProbe
{
    /// <summary>The argument that asks for it.</summary>
    public const string Argument = "--check-health";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>Asks for <c>/health</c>.</summary>
    /// <param name="addresses">Where the process listens, as <see cref="ListenAddress"/> gives it.</param>
    /// <param name="output">Where the answer is written.</param>
    /// <returns>0 when it is well, else 1.</returns>
    public static async Task<int> RunAsync(string addresses, TextWriter output)
    {
        string first = addresses.Split(';')[0];
        // These stand for every address of the machine, and are none that one can connect to.
        string local = first
            .Replace("//+", "//localhost", StringComparison.Ordinal)
            .Replace("//*", "//localhost", StringComparison.Ordinal)
            .Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal)
            .Replace("//[::]", "//localhost", StringComparison.Ordinal);
        try
        {
            using HttpClient client = new() { Timeout = Patience };
            using HttpResponseMessage response = await client
                .GetAsync(new Uri(new Uri(local), "/health"))
                .ConfigureAwait(false);
            await output
                .WriteLineAsync(await response.Content.ReadAsStringAsync().ConfigureAwait(false))
                .ConfigureAwait(false);
            return response.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or UriFormatException)
        {
            await output.WriteLineAsync($"{local} does not answer: {e.Message}").ConfigureAwait(false);
            return 1;
        }
    }
}
