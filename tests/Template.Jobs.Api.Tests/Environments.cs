using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Template.Jobs.Contract;

namespace Template.Jobs.Api.Tests;

public sealed class Environments
{
    [Fact]
    public void are_the_ones_that_have_a_file() =>
        Assert.Equal(
            ["appsettings.Development.json", "appsettings.Production.json", "appsettings.json"],
            Directory
                .EnumerateFiles(AppContext.BaseDirectory, "appsettings*.json")
                .Select(Path.GetFileName)
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public async Task in_Development_need_no_key_and_show_their_numbers()
    {
        using TemporaryFolder folder = new();
        await using Microsoft.AspNetCore.Builder.WebApplication app = Build("Development", folder);

        ApiSettings settings = app.Services.GetRequiredService<ApiSettings>();

        Assert.True(settings.AllowWithoutKeyOnLoopback);
        Assert.True(settings.OpenMetrics);
        Assert.Equal(0, settings.RequestsPerSecond);
        Assert.Equal("text", app.Configuration["Logging:Format"]);
        Assert.True(app.Environment.IsDevelopment());
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task elsewhere_are_closed(string environment)
    {
        using TemporaryFolder folder = new();
        await using Microsoft.AspNetCore.Builder.WebApplication app = Build(
            environment,
            folder,
            "--Api:Keys:0=0123456789abcdef"
        );

        ApiSettings settings = app.Services.GetRequiredService<ApiSettings>();
        ILoggerFactory logs = app.Services.GetRequiredService<ILoggerFactory>();

        Assert.False(settings.AllowWithoutKeyOnLoopback);
        Assert.False(settings.OpenMetrics);
        Assert.Equal(100, settings.RequestsPerSecond);
        Assert.Null(app.Configuration["Logging:Format"]);
        Assert.Equal(
            environment != "Production",
            logs.CreateLogger("Microsoft.AspNetCore.Server.Kestrel.Connections").IsEnabled(LogLevel.Warning)
        );
    }

    [Fact]
    public void without_a_key_start_in_Development_alone()
    {
        using TemporaryFolder folder = new();

        Assert.Throws<Hosting.SettingsException>(() => Build("Production", folder));
        Assert.Throws<Hosting.SettingsException>(() => Build("Staging", folder));
    }

    [Fact]
    public void win_over_the_common_file_and_lose_to_variables_and_flags()
    {
        ConfigurationManager settings = ApiHost.Configure(["--environment=Production", "--flag=1"]).Configuration;

        Assert.Equal(
            ["appsettings.json", "appsettings.Production.json", "EnvironmentVariables", "CommandLine"],
            settings
                .Sources.Select(x =>
                    (x as FileConfigurationSource)?.Path
                    ?? x.GetType().Name.Replace("ConfigurationSource", "", StringComparison.Ordinal)
                )
                .SkipWhile(x => x != "appsettings.json")
                .Where(x =>
                    x is "EnvironmentVariables" or "CommandLine" || x!.StartsWith("app", StringComparison.Ordinal)
                )
        );
    }

    [Fact]
    public void show_all_defaults_in_the_common_file()
    {
        using JsonDocument file = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "appsettings.json"))
        );
        JsonElement section = file.RootElement.GetProperty("Api");
        ApiSettings read = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"))
            .Build()
            .GetSection("Api")
            .Get<ApiSettings>()!;

        Assert.Equal(
            typeof(ApiSettings)
                .GetProperties()
                .Select(x => x.Name)
                .Where(x => x != "Keys")
                .Order(StringComparer.Ordinal),
            section.EnumerateObject().Select(x => x.Name).Order(StringComparer.Ordinal)
        );
        Assert.Equal(JsonSerializer.Serialize(new ApiSettings()), JsonSerializer.Serialize(read));
    }

    private static Microsoft.AspNetCore.Builder.WebApplication Build(
        string environment,
        TemporaryFolder folder,
        params string[] flags
    ) => ApiHost.Build([$"--environment={environment}", $"--Jobs:Spool:Folder={folder.Path}", .. flags]);
}
