using Automation.Templating.Checking;

namespace Automation.Tests.Templating;

public sealed class A_project_with_faults : IDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly Dictionary<string, string> answers = new(StringComparer.Ordinal)
    {
        ["name"] = "Acme.Shop",
        ["samples"] = "none",
        ["environments"] = "dev-uat-prod",
    };

    public A_project_with_faults() => scratch.Write("Acme.Shop.slnx", "<Solution />\n");

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("a.md", "# Template.Title\n", "Template.Title is a placeholder of the template.")]
    [InlineData("a.json", "{ \"id\": \"template.jobs\" }\n", "template.jobs is a placeholder of the template.")]
    [InlineData("Template.FizzBuzz/a.txt", "x\n", "has the placeholder Template.FizzBuzz in its path.")]
    [InlineData("a.cs", "    //#if (hasJobs)\n", "'//#if (hasJobs)' is a condition of the template.")]
    [InlineData("a.md", "<!--#endif-->\n", "'<!--#endif-->' is a condition of the template.")]
    [InlineData("a.yml", "  #if (embedded)\n", "'#if (embedded)' is a condition of the template.")]
    [InlineData("a.md", "See issue #12.\n", "#12 is an issue of the template.")]
    [InlineData("a.txt", "The DevEx Template authors\n", "DevEx Template is what the template is called.")]
    [InlineData("a.json", "{ \"name\": \"answer:name\" }\n", "answer: is a placeholder of the birth record.")]
    [InlineData("a.txt", "IBenchmark\n", "IBenchmark measures the template.")]
    [InlineData("a.txt", "docs/decisions/x.md\n", "docs/decisions is about the template.")]
    public void Says_what_is_left_over(string path, string text, string problem) => Finds(path, text, problem);

    [Theory]
    [InlineData("a.cs", "#if NUKE\n#pragma warning disable X\n#endif\n")]
    [InlineData("a.css", ".a { color: #123; }\n")]
    [InlineData("a.yml", "# if it is not there\n")]
    [InlineData("a.cs", "// Acme.Template.Jobs and DevEx.Template\n")]
    public void Takes_nothing_else_for_left_over(string path, string text)
    {
        scratch.Write(path, text);
        Assert.DoesNotContain(Problems(), x => x.Contains("of the template", StringComparison.Ordinal));
    }

    [Fact]
    public void Lets_a_project_be_called_Template()
    {
        File.Delete(Path.Combine(scratch.Path, "Acme.Shop.slnx"));
        scratch.Write("Template.slnx", "<Solution />\n");
        answers["name"] = "Template";
        answers["samples"] = "both";
        scratch.Write("a.md", "Template.Jobs\n");
        Assert.Empty(Problems());
        Finds("b.md", "Template.Title\n", "Template.Title is a placeholder of the template.");
    }

    [Theory]
    [InlineData("a.md", "Play fizzbuzz.\n", "fizzbuzz is of the sample FizzBuzz, which was not chosen.")]
    [InlineData("src/FizzBuzz.txt", "x\n", "src/FizzBuzz.txt is of the sample FizzBuzz, which was not chosen.")]
    [InlineData("a.md", "acme.shop.jobs\n", "Acme.Shop.Jobs is of the sample of jobs, which was not chosen.")]
    [InlineData("a.md", "The job service.\n", "job service is of the sample of jobs, which was not chosen.")]
    [InlineData("deploy/environments/dev.json", "{}\n", "is of the environments, which was not chosen.")]
    [InlineData("docs/guides/a.md", "x\n", "is of the guides, which was not chosen.")]
    [InlineData(".devcontainer/a.md", "x\n", "is of the devcontainer, which was not chosen.")]
    public void Says_what_was_not_chosen(string path, string text, string problem)
    {
        answers["environments"] = "none";
        answers["docs"] = "false";
        answers["devcontainer"] = "false";
        Finds(path, text, problem);
    }

    [Fact]
    public void Lets_a_name_hold_the_word_of_a_sample()
    {
        answers["name"] = "My.FizzBuzz";
        scratch.Write("a.md", "FizzBuzz\n");
        Assert.DoesNotContain(Problems(), x => x.Contains("not chosen", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a.txt", "one\r\ntwo\n", "a.txt has line ends of Windows.")]
    [InlineData("a.cmd", "one\rtwo\r\n", "a.cmd has line ends of several kinds.")]
    [InlineData("a.txt", "", "a.txt is empty.")]
    [InlineData("a.json", "{", "a.json cannot be read: ")]
    [InlineData("a.yml", "a: [", "a.yml cannot be read: ")]
    [InlineData("a.props", "<a>", "a.props cannot be read: ")]
    [InlineData("a.cs", "namespace Acme.class;\n", "a.cs:1: Acme.class is no namespace.")]
    [InlineData("a.cs", "using my-app;\n", "a.cs:1: my-app is no namespace.")]
    [InlineData("a.md", "[x](b.md)\n", "b.md")]
    public void Says_what_cannot_be_used(string path, string text, string problem) => Finds(path, text, problem);

    [UnixFact]
    public void Says_what_cannot_be_started()
    {
        Finds("build.sh", "#!/bin/sh\n", "build.sh is not executable.");
        Finds(".husky/pre-push", "#!/bin/sh\n", ".husky/pre-push is not executable.");
    }

    [Fact]
    public void Says_which_folders_are_empty()
    {
        Directory.CreateDirectory(Path.Combine(scratch.Path, "docs/none"));
        Directory.CreateDirectory(Path.Combine(scratch.Path, ".git/refs"));
        Assert.Equal(["docs/none is an empty folder."], Problems());
    }

    [Fact]
    public void Says_which_projects_are_not_there()
    {
        scratch.Write("Acme.Shop.slnx", "<Solution><Project Path=\"src/A/A.csproj\" /></Solution>\n");
        scratch.Write(
            "src/B/B.csproj",
            "<Project><ItemGroup><ProjectReference Include=\"../C/C.csproj\" /></ItemGroup></Project>\n"
        );
        scratch.Write(
            "src/B/packages.lock.json",
            "{ \"dependencies\": { \"net10.0\": { \"d\": { \"type\": \"Project\" }, \"b\": { \"type\": \"Project\" } } } }\n"
        );
        Assert.Equal(
            [
                "Acme.Shop.slnx lists src/A/A.csproj, which is not there.",
                "Acme.Shop.slnx does not list src/B/B.csproj.",
                "src/B/B.csproj refers to src/C/C.csproj, which is not there.",
                "src/B/packages.lock.json names the project d, which is not there.",
            ],
            Problems()
        );
        Finds("src/B/packages.lock.json", "[]\n", "src/B/packages.lock.json is no lock file: ");
    }

    [Fact]
    public void Says_which_dependencies_nothing_uses()
    {
        scratch.Write(
            "Directory.Packages.props",
            "<Project><ItemGroup><PackageVersion Include=\"A\" /><PackageVersion Include=\"B\" /></ItemGroup></Project>\n"
        );
        scratch.Write("a.targets", "<Project><ItemGroup><PackageReference Include=\"B\" /></ItemGroup></Project>\n");
        scratch.Write(".config/dotnet-tools.json", "{ \"tools\": { \"one\": {}, \"two\": {} } }\n");
        scratch.Write("build/A.cs", "string tool = \"two\";\n");
        Assert.Equal(
            [
                "Directory.Packages.props gives A a version, and no project refers to it.",
                ".config/dotnet-tools.json lists one, which the build never calls.",
            ],
            Problems()
        );
        Finds(".config/dotnet-tools.json", "[]\n", "The dependencies cannot be read: ");
    }

    [Fact]
    public void Says_that_a_name_is_used_as_it_was_asked_for()
    {
        answers["name"] = "my-app";
        Finds(
            "src/my-app.Tests/a.txt",
            "x\n",
            "src/my-app.Tests/a.txt is called as was asked, and not as identifiers can be."
        );
        File.Delete(Path.Combine(scratch.Path, "Acme.Shop.slnx"));
        Assert.Contains("There is no solution in the folder.", Problems());
        scratch.Write("my-app.slnx", "<Solution />\n");
        Assert.Contains("my-app is what projects are called, and no namespace.", Problems());
    }

    [Fact]
    public void Must_say_what_it_was_made_with()
    {
        Assert.Contains("is not there", Refusal(), StringComparison.Ordinal);
        scratch.Write(".devex.json", "{}");
        Assert.Contains("cannot be read", Refusal(), StringComparison.Ordinal);
        scratch.Write(
            ".devex.json",
            "{ \"template\": \"T\", \"version\": \"1.0.0\", \"answers\": { \"name\": \"Acme.Shop\", \"samples\": \"jobs\" } }\n"
        );
        Assert.True(ProjectAnswers.Read(scratch.Path).HasJobs);
        Assert.False(ProjectAnswers.Read(scratch.Path).HasFizzBuzz);
        scratch.Write("a.md", "FizzBuzz\n");
        Assert.Single(OfTemplate(ProjectCheck.Check(scratch.Path)));
    }

    private string Refusal() => Assert.Throws<AutomationException>(() => ProjectCheck.Check(scratch.Path)).Message;

    private void Finds(string path, string text, string problem)
    {
        scratch.Write(path, text);
        Assert.Contains(Problems(), x => x.Contains(problem, StringComparison.OrdinalIgnoreCase));
    }

    private string[] Problems() => OfTemplate(ProjectCheck.Check(scratch.Path, new ProjectAnswers(answers)));

    /// <summary>What else is unhealthy in so small a project does not count.</summary>
    private static string[] OfTemplate(IEnumerable<string> problems) =>
        [
            .. problems.Where(x =>
                !x.Contains(": WF", StringComparison.Ordinal) || x.Contains(": WF020", StringComparison.Ordinal)
            ),
        ];
}
