using System.Text;
using Automation.Tests.Validating;

namespace Automation.Tests.Auditing;

/// <summary>A source of packages on this machine that knows weaknesses of the package Bad.</summary>
internal sealed class LoopbackFeed : IDisposable
{
    private readonly Dictionary<string, string> pages = new(StringComparer.Ordinal);
    private readonly LoopbackServer server;

    public LoopbackFeed()
    {
        server = new LoopbackServer(context =>
        {
            string path = context.Request.Url!.AbsolutePath.TrimStart('/');
            Asked.Add(path);
            if (pages.TryGetValue(path, out string? page))
                context.Response.OutputStream.Write(
                    Encoding.UTF8.GetBytes(page.Replace("ROOT/", server!.Address.AbsoluteUri, StringComparison.Ordinal))
                );
            else
                context.Response.StatusCode = Missing;
        });
        With(
            "index.json",
            """
            { "resources": [
              { "@type": "VulnerabilityInfo/6.7.0", "@id": "ROOT/weak.json" },
              { "@type": "RegistrationsBaseUrl", "@id": "ROOT/old" },
              { "@type": "RegistrationsBaseUrl/3.6.0", "@id": "ROOT/known" },
              { "@type": "PackageBaseAddress/3.0.0", "@id": "ROOT/flat/" } ] }
            """
        );
        With(
            "weak.json",
            """[{ "@name": "base", "@id": "ROOT/base.json" }, { "@name": "update", "@id": "ROOT/new.json" }]"""
        );
        With("base.json", """{ "bad": [{ "severity": 2, "url": "u1", "versions": "[1.0.0, 1.2.0)" }] }""");
        With("new.json", """{ "bad": [{ "severity": 1, "url": "u2", "versions": "(, 1.2.0]" }], "other": [] }""");
        With(
            "known/bad/index.json",
            """
            { "items": [ { "@id": "ROOT/known/bad/page.json#page/1" }, { "items": [
              { "catalogEntry": { "version": "1.4.0" } }, { "catalogEntry": { "version": "1.3.1", "listed": true } },
              { "catalogEntry": { "version": "1.2.5-rc.1" } } ] } ] }
            """
        );
        With(
            "known/bad/page.json",
            """
            { "items": [ { "catalogEntry": { "version": "1.1.0" } }, { "catalogEntry": { "version": "1.2.0" } },
              { "catalogEntry": { "version": "1.3.0", "listed": false } } ] }
            """
        );
    }

    public List<string> Asked { get; } = [];

    public int Missing { get; set; } = 404;

    public string Address => server.Address.AbsoluteUri + "index.json";

    public LoopbackFeed With(string path, string page)
    {
        pages[path] = page;
        return this;
    }

    public void Dispose() => server.Dispose();
}
