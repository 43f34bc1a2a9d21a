using System.Text.Json;
using Automation.Documentation;
using Automation.Documentation.Site;

namespace Automation.Tests.Documentation;

public sealed class The_site : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public The_site()
    {
        scratch.Write("README.md", "# Shop\n");
        scratch.Write("build/a.cs", "");
        scratch.Write("docs/.vitepress/config.mjs", "");
        scratch.Write("docs/images/a.svg", "");
        scratch.Write(
            "docs/guides/a.md",
            "# A `guide`\n\n[b](../b.md#part), ![c](../images/a.svg), [the `code`](../../build/a.cs), [it](#a-guide), [all](../decisions)\n\n```sh run\n```\n"
        );
        scratch.Write("docs/b.md", "# B\n\n## Part\n");
        scratch.Write("docs/decisions/README.md", "# Decisions\n");
    }

    [Fact]
    public void has_written_and_made_pages_whose_links_lead_on()
    {
        (int written, int made) = Write(new GeneratedPage("reference/code/x.md", "# X\n"));

        Assert.Equal((3, 1), (written, made));
        Assert.Equal(
            "# A `guide`\n\n[b](/b.md#part), ![c](../images/a.svg), the `code`, [it](#a-guide), [all](/decisions/index.md)\n\n```sh\n```\n",
            scratch.Read("out/guides/a.md")
        );
        Assert.True(File.Exists(Path.Combine(scratch.Path, "out/images/a.svg")));
    }

    [Fact]
    public void has_menus_made_from_folders_and_headings()
    {
        Write(new GeneratedPage("reference/code/x.md", "# X\n"));

        using JsonDocument site = JsonDocument.Parse(scratch.Read("out/.vitepress/site.json"));
        string menu = site
            .RootElement.GetProperty("sidebar")
            .GetRawText()
            .Replace(" ", "", StringComparison.Ordinal)
            .ReplaceLineEndings("");
        Assert.Equal("Shop", site.RootElement.GetProperty("title").GetString());
        Assert.Equal("/shop/", site.RootElement.GetProperty("base").GetString());
        Assert.Contains("{\"text\":\"Aguide\",\"link\":\"/guides/a\"}", menu, StringComparison.Ordinal);
        Assert.Contains("{\"text\":\"Decisions\",\"link\":\"/decisions/\"}", menu, StringComparison.Ordinal);
        Assert.Contains("\"text\":\"Fromthecode\"", menu, StringComparison.Ordinal);
    }

    [Fact]
    public void is_not_made_when_a_heading_is_not_there_and_the_one_that_was_meant_is_named()
    {
        scratch.Write("docs/c.md", "# C\n\n[b](b.md#parts)\n");

        string message = Assert.Throws<AutomationException>(() => Write()).Message;

        Assert.Contains(
            "docs/c.md:3: The link b.md#parts leads to a heading that docs/b.md does not have. Did you mean #part?",
            message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void is_not_made_when_two_pages_have_one_path() =>
        Assert.Contains(
            "docs/b.md",
            Assert.Throws<AutomationException>(() => Write(new GeneratedPage("b.md", ""))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void needs_Node_and_says_so() =>
        Assert.Contains(
            "Install Node.js",
            Assert
                .Throws<AutomationException>(() => new NodePackages(scratch.Path, scratch.Path, _ => null).Install())
                .Message,
            StringComparison.Ordinal
        );

    [UnixFact]
    public void installs_its_packages_once_for_each_lock_file()
    {
        scratch.Write("docs/package-lock.json", "1");
        string npm = scratch.WriteProgram(
            "npm",
            "#!/bin/sh\nmkdir -p node_modules\n[ \"$(cat package-lock.json)\" != 3 ] || { echo 'npm error no such package' >&2; exit 1; }\n"
        );
        NodePackages packages = new(Path.Combine(scratch.Path, "docs"), Path.Combine(scratch.Path, "place"), _ => npm);

        Assert.True(packages.Install());
        Assert.False(packages.Install());
        scratch.Write("docs/package-lock.json", "2");
        Assert.True(packages.Install());
        scratch.Write("docs/package-lock.json", "3");
        Assert.Contains(
            "no such package",
            Assert.Throws<AutomationException>(() => packages.Install()).Message,
            StringComparison.Ordinal
        );
    }

    [UnixFact]
    public void is_refused_when_its_generator_says_more_than_usual()
    {
        Generator("printf 'vitepress v1.6.4\\n\\n- building client + server bundles...\\nbuild complete in 1s.\\n'")
            .Run();

        Assert.Contains("warns (1):\n  (!) it", Refusal("echo '(!) it'"), StringComparison.Ordinal);
        Assert.Contains("failed (1):\n  exit code 3", Refusal("exit 3"), StringComparison.Ordinal);

        SiteGenerator Generator(string script) =>
            new(scratch.Path, scratch.WriteProgram($"node-{script.Length}", $"#!/bin/sh\n{script}\n"));

        string Refusal(string script) => Assert.Throws<AutomationException>(Generator(script).Run).Message;
    }

    public void Dispose() => scratch.Dispose();

    private (int Written, int Made) Write(params GeneratedPage[] made) =>
        new SiteSource(new DocumentedRepository(scratch.Path, "Release"), [new Made(made)]).Write(
            Path.Combine(scratch.Path, "out"),
            "/shop/"
        );

    private sealed class Made(GeneratedPage[] pages) : IPageSource
    {
        public IEnumerable<GeneratedPage> Pages(DocumentedRepository repository) => pages;
    }
}
