using Microsoft.Extensions.Configuration;

namespace Template.Jobs.Hosting.Tests;

public class Where_a_host_listens
{
    [Theory]
    [InlineData(null, null, "http://127.0.0.1:5080")]
    [InlineData("", "", "http://127.0.0.1:5080")]
    [InlineData(null, "8080", "http://*:8080")]
    [InlineData(null, "8080;8081", "http://*:8080;http://*:8081")]
    [InlineData("http://127.0.0.1:1", "8080", "http://127.0.0.1:1")]
    public void is_what_is_said_or_this_machine_alone(string? urls, string? ports, string expected)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Urls"] = urls, ["HTTP_PORTS"] = ports })
            .Build();

        Assert.Equal(expected, ListenAddress.Of(configuration, "http://127.0.0.1:5080"));
    }
}
