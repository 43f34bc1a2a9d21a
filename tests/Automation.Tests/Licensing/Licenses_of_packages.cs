using Automation.Licensing;

namespace Automation.Tests.Licensing;

public sealed class Licenses_of_packages : IDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly ScratchFolder packages = new();

    public Licenses_of_packages()
    {
        Policy("");
        scratch.Write(
            "src/A/packages.lock.json",
            """
            { "version": 2, "dependencies": {
              "net10.0": { "Good": { "type": "Direct", "resolved": "1.0.0" }, "a.core": { "type": "Project" } },
              "net10.0/linux-x64": { "Below": { "type": "Transitive", "resolved": "2.0.0-Beta" } } } }
            """
        );
        Package("Good", "1.0.0", "<license type='expression'>MIT OR GPL-3.0-only</license>");
        Package("Below", "2.0.0-beta", "<license type='expression'>Apache-2.0</license>");
    }

    public void Dispose()
    {
        scratch.Dispose();
        packages.Dispose();
    }

    [Fact]
    public void that_are_allowed_are_counted() =>
        Assert.Equal("2 packages have licences that are allowed: 1 Apache-2.0, 1 MIT OR GPL-3.0-only.", Check());

    [Theory]
    [InlineData("<license type='expression'>GPL-3.0-only</license>", "has the licence 'GPL-3.0-only'")]
    [InlineData(
        "<license type='expression'>MIT AND AGPL-3.0-only</license>",
        "has the licence 'MIT AND AGPL-3.0-only'"
    )]
    [InlineData("<license type='expression'>no sentence</license>", "has the licence 'no sentence'")]
    [InlineData("<license type='file'>LICENSE.txt</license>", "has the file LICENSE.txt in the package")]
    [InlineData("<licenseUrl>https://example.org/l</licenseUrl>", "has the address https://example.org/l")]
    [InlineData("", "has no licence at all")]
    public void that_are_not_allowed_are_named_with_what_to_do(string metadata, string problem)
    {
        Package("Below", "2.0.0-beta", metadata);
        string failure = Failure();
        Assert.Contains(
            $"Below 2.0.0-Beta (src/A/packages.lock.json) {problem}, which is not allowed.",
            failure,
            StringComparison.Ordinal
        );
        Assert.Contains("accept it in .config/licenses.json", failure, StringComparison.Ordinal);
        Policy("""{ "package": "BELOW", "versions": "[2.0.0-0, 3.0.0)", "reason": "asked" }""");
        Assert.EndsWith("; exceptions with a reason: 1.", Check(), StringComparison.Ordinal);
    }

    [Fact]
    public void that_a_person_found_are_held_to_the_list_too()
    {
        Package("Below", "2.0.0-beta", "");
        Policy("""{ "package": "Below", "versions": "[2.0.0-beta]", "license": "ISC", "reason": "read it" }""");
        Assert.Contains("is excepted as 'ISC', which is not allowed either", Failure(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[1.0.0]", "Below")]
    [InlineData("[2.0.0-beta]", "Good")]
    [InlineData("[2.0.0-beta]", "Other")]
    public void that_need_no_exception_have_none(string versions, string package)
    {
        Policy($$"""{ "package": "{{package}}", "versions": "{{versions}}", "reason": "x" }""");
        Assert.Contains(
            $".config/licenses.json excepts {package}, and no such version needs it. Delete the exception.",
            Failure(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void that_are_not_on_this_machine_pass_nothing()
    {
        File.Delete(Path.Combine(packages.Path, "good/1.0.0/Good.nuspec"));
        Assert.Equal(
            "1 packages are not on this machine, so their licences cannot be read: Good 1.0.0 (src/A/packages.lock.json). Restore them: ./build.sh Restore; tools: ./build.sh Setup",
            Failure()
        );
    }

    [Fact]
    public void of_tools_are_looked_at_unless_something_else_does_their_work()
    {
        scratch.Write(
            ".config/dotnet-tools.json",
            """{ "tools": { "Husky": { "version": "0.9.1", "commands": [] }, "Tool": { "version": "3.0.0", "commands": [] } } }"""
        );
        Assert.Contains("tool 3.0.0 (.config/dotnet-tools.json)", Failure(), StringComparison.Ordinal);
        Package("tool", "3.0.0", "<license type='expression'>Apache-2.0</license>");
        Assert.Contains(
            "\nhusky 0.9.1 is not here, and git's core.hooksPath is used instead.",
            Check(),
            StringComparison.Ordinal
        );
        Package("husky", "0.9.1", "<license type='expression'>GPL-3.0-only</license>");
        Assert.Contains("husky 0.9.1 (.config/dotnet-tools.json) has the licence", Failure(), StringComparison.Ordinal);
    }

    [Fact]
    public void of_npm_are_read_from_its_lock_file()
    {
        scratch.Write("docs/package.json", "{}");
        scratch.Write(
            "docs/package-lock.json",
            """
            { "packages": { "": { "name": "docs", "license": "none" }, "node_modules/a": { "version": "1.0.0", "license": "MIT" },
              "node_modules/a/node_modules/@b/c": { "version": "2.0.0", "license": "UNLICENSED" },
              "node_modules/d": { "version": "3.0.0" }, "node_modules/linked": { "link": true } } }
            """
        );
        string failure = Failure();
        Assert.Contains("2 problems with licences", failure, StringComparison.Ordinal);
        Assert.Contains(
            "@b/c 2.0.0 (docs/package-lock.json) has the licence 'UNLICENSED'",
            failure,
            StringComparison.Ordinal
        );
        Assert.Contains("d 3.0.0 (docs/package-lock.json) has no licence at all", failure, StringComparison.Ordinal);
        scratch.Write("docs/package-lock.json", "[]");
        Assert.Contains("is not a lock file of npm", Failure(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "allow": ["MIT"], "deny": [] }""", "'deny' is no setting")]
    [InlineData("""{ "allow": ["MIT OR ISC"] }""", "'MIT OR ISC' is not one licence")]
    [InlineData("""{ "exceptions": [] }""", "cannot be read")]
    [InlineData("""{ "allow": ["MIT"], "exceptions": [{ "package": "a", "versions": "1" }] }""", "lacks its 'reason'")]
    [InlineData(
        """{ "allow": ["MIT"], "exceptions": [{ "package": "a", "versions": "[1", "reason": "x" }] }""",
        "'[1' is no range of versions"
    )]
    [InlineData("[]", "cannot be read")]
    [InlineData("{", "cannot be read")]
    public void are_held_to_a_list_that_can_be_read(string policy, string problem)
    {
        scratch.Write(".config/licenses.json", policy);
        Assert.Contains(problem, Failure(), StringComparison.Ordinal);
    }

    [Fact]
    public void without_a_list_are_not_allowed()
    {
        File.Delete(Path.Combine(scratch.Path, ".config/licenses.json"));
        Assert.Contains(".config/licenses.json does not exist", Failure(), StringComparison.Ordinal);
    }

    [Fact]
    public void from_a_torn_package_are_not_guessed()
    {
        packages.Write("good/1.0.0/Good.nuspec", "<package>");
        Assert.Contains("is not valid XML", Failure(), StringComparison.Ordinal);
    }

    [Fact]
    public void of_this_repository_are_allowed_by_its_list() =>
        Assert.All(
            LicensePolicy.Parse(File.ReadAllText(Path.Combine(RepositoryFolder.Path, LicensePolicy.File))).Exceptions,
            x => Assert.NotEmpty(x.Reason)
        );

    private string Check() => LicenseCheck.Check(scratch.Path, packages.Path);

    private string Failure() => Assert.Throws<AutomationException>(Check).Message;

    private void Policy(string exceptions) =>
        scratch.Write(
            ".config/licenses.json",
            $$"""{ "allow": ["MIT", "Apache-2.0"], "exceptions": [{{exceptions}}] }"""
        );

    private void Package(string name, string version, string metadata)
    {
        string id = name.ToLowerInvariant();
        packages.Write(
            $"{id}/{version}/{name}.nuspec",
            $"<package xmlns='http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd'><metadata><id>{name}</id>{metadata}</metadata></package>"
        );
    }
}
