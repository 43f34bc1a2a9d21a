using Automation.Auditing;
using Automation.Processes;

namespace Automation.Tests.Auditing;

public sealed class Packages_of_npm : IDisposable
{
    private const string Weak = """
        { "auditReportVersion": 2, "vulnerabilities": {
          "minimist": { "isDirect": false, "effects": ["mkdirp"], "fixAvailable": FIX,
            "via": [{ "title": "Pollution", "url": "https://example.org/1", "severity": "critical" }] },
          "mkdirp": { "isDirect": true, "effects": [], "fixAvailable": true, "via": ["minimist"] } } }
        """;

    private readonly ScratchFolder scratch = new();

    public Packages_of_npm()
    {
        scratch.Write("docs/package.json", "{}");
        scratch.Write(
            "docs/package-lock.json",
            """{ "packages": { "": {}, "node_modules/minimist": { "version": "1.2.0" }, "node_modules/mkdirp": { "version": "0.5.1" } } }"""
        );
    }

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("true", "npm audit fix --prefix docs --package-lock-only")]
    [InlineData("false", "No version without it is published: look on its page, or take the package out.")]
    [InlineData(
        """{ "name": "mkdirp", "version": "1.0.0", "isSemVerMajor": true }""",
        "npm install --prefix docs --package-lock-only mkdirp@1.0.0 (a new major version)"
    )]
    public void That_are_weak_are_named_with_the_fix(string available, string fix)
    {
        (IReadOnlyList<Remedy> remedies, IReadOnlyList<string> notes) = Run(
            Weak.Replace("FIX", available, StringComparison.Ordinal),
            1
        );
        Remedy remedy = Assert.Single(remedies);
        Assert.Equal(new Advisory("minimist", "1.2.0", "critical", "https://example.org/1"), remedy.Advisory);
        Assert.Equal(["docs/package.json through mkdirp"], remedy.BroughtBy);
        Assert.Equal(fix, remedy.Fix);
        Assert.Empty(notes);
    }

    [Fact]
    public void That_are_fine_need_no_word()
    {
        (IReadOnlyList<Remedy> remedies, IReadOnlyList<string> notes) = Run("""{ "vulnerabilities": {} }""", 0);
        Assert.Empty(remedies);
        Assert.Empty(notes);
    }

    [Fact]
    public void Are_not_known_where_the_registry_has_no_audit() =>
        Assert.Equal(
            "npm's registry does not tell about weaknesses, so nothing is known about docs/package-lock.json.",
            Assert.Single(Run("""npm warn { "statusCode": 405, "message": "405 Method Not Allowed" }"""[9..], 1).Notes)
        );

    [Theory]
    [InlineData("""{ "statusCode": 500, "message": "it broke" }""", "it broke")]
    [InlineData("""{ "error": { "summary": "no network" } }""", "no network")]
    [InlineData("{ }", "it gave no reason")]
    [InlineData("{ torn", "could not be asked")]
    [InlineData("", "npm is angry")]
    public void Are_not_taken_for_fine_when_the_registry_could_not_be_asked(string output, string problem)
    {
        string failure = Assert.Throws<AutomationException>(() => Run(output, 1)).Message;
        Assert.StartsWith("npm's registry could not be asked", failure, StringComparison.Ordinal);
        Assert.Contains(problem, failure, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_npm_or_a_lock_file_are_said_not_to_be_looked_at()
    {
        NpmAudit audit = new(scratch.Path, (_, _) => throw new AutomationException("npm cannot be started"));
        Assert.Equal(
            "npm is not on this machine, so docs/package-lock.json was not looked at.",
            Assert.Single(audit.Run().Notes)
        );
        File.Delete(Path.Combine(scratch.Path, "docs/package-lock.json"));
        Assert.StartsWith(
            "docs/package-lock.json is not there",
            Assert.Single(audit.Run().Notes),
            StringComparison.Ordinal
        );
        File.Delete(Path.Combine(scratch.Path, "docs/package.json"));
        Assert.Empty(audit.Run().Notes);
    }

    private (IReadOnlyList<Remedy> Remedies, IReadOnlyList<string> Notes) Run(string output, int exitCode)
    {
        NpmAudit audit = new(
            scratch.Path,
            (arguments, folder) =>
            {
                Assert.Equal(["audit", "--package-lock-only", "--json"], arguments);
                Assert.Equal(Path.Combine(scratch.Path, "docs"), folder);
                return new CommandResult(exitCode, output, "npm is angry\nand more");
            }
        );
        return audit.Run();
    }
}
