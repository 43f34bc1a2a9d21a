using System.Net.Sockets;

namespace Template.Jobs.Hosting.Tests;

public sealed class Starting_a_host
{
    [Fact]
    public async Task ends_with_0_when_it_ran()
    {
        using StringWriter errors = new();

        Assert.Equal(0, await Startup.RunAsync("The host", () => Task.CompletedTask, errors));
        Assert.Empty(errors.ToString());
    }

    [Fact]
    public async Task says_what_is_wrong_and_which_code_that_is()
    {
        Assert.Equal(
            (1, "The host cannot start. The port is taken.\n"),
            await FailAsync(new IOException("The port is taken."))
        );
        Assert.Equal(
            (1, "The host cannot start. The store is away.\n"),
            await FailAsync(new JobStoreException("The store is away."))
        );
        Assert.Equal(1, (await FailAsync(new SocketException((int)SocketError.AccessDenied))).Code);
        Assert.Equal(
            (2, "The host cannot start, because its settings cannot be read.\nThe file is no JSON.\n"),
            await FailAsync(new InvalidDataException("Outside.", new InvalidDataException("The file is no JSON.")))
        );
        Assert.Equal(
            (2, "The host cannot start, because its settings cannot be read.\nInvalid url.\n"),
            await FailAsync(new FormatException("Invalid url."))
        );
        Assert.Equal(
            (2, "The host cannot start, because its settings are wrong.\nA setting is wrong.\n"),
            await FailAsync(new SettingsException())
        );
    }

    [Fact]
    public async Task hides_no_defect() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            FailAsync(new InvalidOperationException("A defect."))
        );

    [Fact]
    public void keeps_the_cause_of_wrong_settings()
    {
        FormatException cause = new("c");

        Assert.Same(cause, new SettingsException("m", cause).InnerException);
    }

    private static async Task<(int Code, string Errors)> FailAsync(Exception e)
    {
        using StringWriter errors = new();
        int code = await Startup.RunAsync("The host", () => Task.FromException(e), errors);
        return (code, errors.ToString().ReplaceLineEndings("\n"));
    }
}
