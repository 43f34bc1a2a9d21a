using System.Net.Sockets;

namespace Template.Jobs.Hosting;

/// <summary>Runs a host so that what is wrong with its settings or its store is said in sentences.</summary>
public static class Startup
{
    /// <summary>The exit code for wrong settings.</summary>
    public const int WrongSettings = 2;

    /// <summary>Runs a host.</summary>
    /// <param name="name">What it is called in messages.</param>
    /// <param name="run">Runs it until it ends.</param>
    /// <param name="errors">Where the sentences go.</param>
    /// <returns>0, 2 for wrong settings, 1 when it could not start.</returns>
    public static Task<int> RunAsync(string name, Func<Task> run, TextWriter errors) =>
        RunAsync(
            name,
            async () =>
            {
                await run().ConfigureAwait(false);
                return 0;
            },
            errors
        );

    /// <summary>Runs a host that can fail after its start.</summary>
    /// <param name="name">What it is called in messages.</param>
    /// <param name="run">Runs it until it ends, and gives its exit code.</param>
    /// <param name="errors">Where the sentences go.</param>
    /// <returns>The exit code of the host, 2 for wrong settings, 1 when it could not start.</returns>
    public static async Task<int> RunAsync(string name, Func<Task<int>> run, TextWriter errors)
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (SettingsException e)
        {
            await errors
                .WriteLineAsync($"{name} cannot start, because its settings are wrong.\n{e.Message}")
                .ConfigureAwait(false);
            return WrongSettings;
        }
        // A file of settings that is no JSON, a flag without a name, an address that is none.
        catch (Exception e) when (e is InvalidDataException or FormatException)
        {
            await errors
                .WriteLineAsync($"{name} cannot start, because its settings cannot be read.\n{Innermost(e).Message}")
                .ConfigureAwait(false);
            return WrongSettings;
        }
        catch (Exception e) when (e is JobStoreException or IOException or SocketException)
        {
            await errors.WriteLineAsync($"{name} cannot start. {e.Message}").ConfigureAwait(false);
            return 1;
        }
    }

    private static Exception Innermost(Exception e) => e.InnerException == null ? e : Innermost(e.InnerException);
}
