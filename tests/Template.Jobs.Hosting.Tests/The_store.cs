using Template.Jobs.Contract;
using Template.Jobs.Spool;

namespace Template.Jobs.Hosting.Tests;

public sealed class The_store
{
    private const string Secret = "not-to-be-told";

    [Fact]
    public async Task is_a_spool_in_the_folder_that_is_set()
    {
        using TemporaryFolder folder = new();
        string place = Path.Combine(folder.Path, "spool");

        await using IJobQueue queue = StoreSettings
            .Read(Settings_of_a_host.Of(("Jobs:Spool:Folder", place), ("Jobs:Spool:Durability", "None")))
            .Open();

        Assert.IsType<SpoolQueue>(queue);
        await queue.PingAsync();
        Assert.True(Directory.Exists(place));
    }

    [Fact]
    public async Task is_Redis_at_the_address_that_is_set()
    {
        StoreSettings settings = StoreSettings.Read(
            Settings_of_a_host.Of(
                ("Jobs:Store", "redis"),
                ("Jobs:Redis:Url", $"redis://user:{Secret}@127.0.0.1:1/3"),
                ("Jobs:Redis:Timeout", "00:00:01"),
                ("Jobs:Redis:CertificateAuthority", ""),
                ("REDIS_URL", "redis://elsewhere")
            )
        );
        await using IJobQueue queue = settings.Open();

        JobStoreException e = await Assert.ThrowsAsync<JobStoreException>(async () => await queue.PingAsync());

        Assert.Contains("redis://127.0.0.1:1/3", queue.Description, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, queue.Description + e + settings + settings.Redis, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void takes_the_address_of_Redis_from_its_variable_where_the_settings_have_none(string? url)
    {
        StoreSettings settings = StoreSettings.Read(
            url == null
                ? Settings_of_a_host.Of(("Jobs:Store", "redis"), ("REDIS_URL", "redis://there"))
                : Settings_of_a_host.Of(
                    ("Jobs:Store", "redis"),
                    ("Jobs:Redis:Url", url),
                    ("REDIS_URL", "redis://there")
                )
        );

        Assert.Equal("redis://there", settings.Redis.Url);
    }

    [Theory]
    [InlineData(
        "Jobs:Redis:Prefix",
        "x",
        "Jobs:Store is redis, but neither Jobs:Redis:Url nor REDIS_URL says where it is, as in redis://localhost:6379/0."
    )]
    [InlineData("Jobs:Redis:Url", $"http://u:{Secret}@host", "The address of Redis must look like redis://")]
    [InlineData("REDIS_URL", $":{Secret}@host", "The address of Redis must look like redis://")]
    [InlineData("Jobs:Redis:Url", $"redis://:{Secret}@host/x", "The address of Redis ends with something ")]
    public void with_a_wrong_address_is_refused_without_telling_the_password(string name, string value, string sentence)
    {
        string message = Assert
            .Throws<SettingsException>(() =>
                StoreSettings.Read(Settings_of_a_host.Of(("Jobs:Store", "redis"), (name, value)))
            )
            .Message;

        Assert.StartsWith(sentence, message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Jobs:Redis:Timeout", "00:00:00", "Jobs:Redis:Timeout is 00:00:00; it must be longer than nothing.")]
    [InlineData(
        "Jobs:Redis:CertificateAuthority",
        "/no/such.pem",
        "Jobs:Redis:CertificateAuthority is '/no/such.pem', and there is no such file."
    )]
    public void with_wrong_details_is_refused(string name, string value, string sentence) =>
        Assert.Equal(
            sentence,
            Assert
                .Throws<SettingsException>(() =>
                    StoreSettings.Read(
                        Settings_of_a_host.Of(("Jobs:Store", "redis"), ("REDIS_URL", "redis://there"), (name, value))
                    )
                )
                .Message
        );

    [Fact]
    public async Task that_cannot_be_opened_ends_the_start_with_1_and_a_sentence()
    {
        using TemporaryFolder folder = new();
        string file = Path.Combine(folder.Path, "file");
        await File.WriteAllTextAsync(file, "");
        StoreSettings settings = StoreSettings.Read(Settings_of_a_host.Of(("Jobs:Spool:Folder", file)));
        using StringWriter errors = new();

        int code = await Startup.RunAsync("The host", () => settings.Open().DisposeAsync().AsTask(), errors);

        Assert.Equal(1, code);
        Assert.StartsWith("The host cannot start. ", errors.ToString(), StringComparison.Ordinal);
        Assert.Contains(file, errors.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors.ToString(), StringComparison.Ordinal);
    }
}
