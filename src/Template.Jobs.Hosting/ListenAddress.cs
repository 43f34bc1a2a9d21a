using Microsoft.Extensions.Configuration;

namespace Template.Jobs.Hosting;

/// <summary>Where a host listens: one answer for the server and for the probe that asks it.</summary>
public static class ListenAddress
{
    /// <summary>Reads the address.</summary>
    /// <param name="configuration">All settings: <c>Urls</c>, or <c>ASPNETCORE_HTTP_PORTS</c>, which images set.</param>
    /// <param name="fallback">The address when nothing is said.</param>
    /// <returns>One or several addresses with semicolons between them.</returns>
    public static string Of(IConfiguration configuration, string fallback)
    {
        if (configuration["Urls"] is { Length: > 0 } addresses)
            return addresses;
        string[] ports = (configuration["HTTP_PORTS"] ?? "").Split(
            ';',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        return ports.Length == 0 ? fallback : string.Join(';', ports.Select(x => $"http://*:{x}"));
    }
}
