using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Template.Jobs.Contract;

namespace Template.Jobs.Api.Tests;

public sealed class Headers_of_answers
{
    [Fact]
    public async Task name_and_time_each_request()
    {
        await using ApiServer api = await ApiServer.StartAsync();

        Answer given = await api.GetAsync("/jobs", ("X-Request-Id", "Order-7_a.b"));
        Answer made = await api.GetAsync("/nowhere");

        Assert.Equal("Order-7_a.b", given.Header("X-Request-Id"));
        Assert.Equal(32, made.Header("X-Request-Id")!.Length);
        Assert.EndsWith("ms", given.Header("X-Response-Time"), StringComparison.Ordinal);
        Assert.InRange(
            double.Parse(given.Header("X-Response-Time")![..^2], CultureInfo.InvariantCulture),
            0.001,
            60_000
        );
        Assert.NotEmpty(made.Header("X-Version")!);
    }

    [Theory]
    [InlineData("/queues", "no-store")]
    [InlineData("/jobs", "no-store")]
    [InlineData("/metrics", "no-store")]
    [InlineData("/nowhere", "no-store")]
    [InlineData("/version", "no-store")]
    [InlineData("/", "no-cache")]
    [InlineData("/dashboard.js", "no-cache")]
    public async Task let_no_cache_keep_what_a_key_opened(string path, string control)
    {
        await using ApiServer api = await ApiServer.StartAsync("--Api:OpenMetrics=true");

        Assert.Equal(control, (await api.GetAsync(path)).Header("Cache-Control"));
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("a\"b")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task of_requests_that_could_spoil_a_log_are_replaced(string id)
    {
        await using ApiServer api = await ApiServer.StartAsync();

        Assert.NotEqual(id, (await api.GetAsync("/health", ("X-Request-Id", id))).Header("X-Request-Id"));
    }

    [Theory]
    [InlineData("/", "script-src 'self'; style-src 'self';")]
    [InlineData("/swagger/index.html", "script-src 'self' 'unsafe-inline';")]
    [InlineData("/jobs", "default-src 'none'; frame-ancestors 'none'")]
    [InlineData("/nowhere", "default-src 'none'; frame-ancestors 'none'")]
    public async Task tell_browsers_what_they_must_not_do(string path, string policy)
    {
        await using ApiServer api = await ApiServer.StartAsync();

        Answer answer = await api.GetAsync(path);

        Assert.Contains(policy, answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal(
            ("nosniff", "no-referrer"),
            (answer.Header("X-Content-Type-Options"), answer.Header("Referrer-Policy"))
        );
        Assert.Null(answer.Header("Server"));
        Assert.Null(answer.Header("Strict-Transport-Security"));
    }

    [Fact]
    public async Task let_no_page_of_another_origin_in()
    {
        await using ApiServer api = await ApiServer.StartAsync();

        Answer get = await api.GetAsync("/jobs", ("Origin", "https://evil.example"));
        Answer preflight = await PreflightAsync(api, "https://evil.example");

        Assert.Null(get.Header("Access-Control-Allow-Origin"));
        Assert.Null(preflight.Header("Access-Control-Allow-Origin"));
        Assert.Null(preflight.Header("Access-Control-Allow-Methods"));
    }

    [Fact]
    public async Task let_the_origins_in_that_the_settings_name()
    {
        await using ApiServer api = await ApiServer.StartAsync("--Api:CorsOrigins:0=https://shop.example/");

        Answer get = await api.GetAsync("/jobs", ("Origin", "https://shop.example"));
        Answer other = await api.GetAsync("/jobs", ("Origin", "https://evil.example"));
        Answer preflight = await PreflightAsync(api, "https://shop.example");

        Assert.Equal("https://shop.example", get.Header("Access-Control-Allow-Origin"));
        Assert.Equal("ETag,Location,Retry-After,X-Request-Id", get.Header("Access-Control-Expose-Headers"));
        Assert.Null(other.Header("Access-Control-Allow-Origin"));
        Assert.Equal(204, preflight.Status);
        Assert.Equal("X-Api-Key,Content-Type,If-None-Match", preflight.Header("Access-Control-Allow-Headers"));
        Assert.Null(preflight.Header("Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task ask_browsers_to_stay_with_TLS()
    {
        using TemporaryFolder folder = new();
        string certificate = Path.Combine(folder.Path, "server.pfx");
        await File.WriteAllBytesAsync(certificate, Certificate());
        await using ApiServer api = await ApiServer.StartAsync(
            "--urls=https://127.0.0.1:0",
            $"--Kestrel:Certificates:Default:Path={certificate}",
            "--Kestrel:Certificates:Default:Password="
        );
        using SocketsHttpHandler handler = new() { SslOptions = new SslClientAuthenticationOptions() };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) =>
            shown!.Subject == "CN=jobs.example";
        using HttpClient client = new(handler);
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(api.Address, "/health"));
        request.Headers.Host = "jobs.example";

        using HttpResponseMessage response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["max-age=31536000"], response.Headers.GetValues("Strict-Transport-Security"));
    }

    private static Task<Answer> PreflightAsync(ApiServer api, string origin) =>
        api.SendAsync(
            "OPTIONS",
            "/submit",
            headers:
            [
                ("Origin", origin),
                ("Access-Control-Request-Method", "POST"),
                ("Access-Control-Request-Headers", "x-api-key"),
            ]
        );

    private static byte[] Certificate()
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=jobs.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 certificate = request.CreateSelfSigned(
            DateTimeOffset.UtcNow.AddDays(-1),
            DateTimeOffset.UtcNow.AddDays(1)
        );
        return certificate.Export(X509ContentType.Pfx);
    }
}
