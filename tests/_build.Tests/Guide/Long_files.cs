namespace Automation.Lengths;

public sealed class Long_files : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lengths-").FullName;

    public Long_files() => Directory.CreateDirectory(Path.Combine(folder, ".config"));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void stop_the_build_with_the_command_that_accepts_them()
    {
        Write("Short.cs", 200);
        Write("Long.cs", 201);

        string message = Assert.Throws<AutomationException>(Files("Short.cs", "Long.cs").Check).Message;

        Assert.Contains("Long.cs: 201 lines, and 200 are allowed", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Short.cs", message, StringComparison.Ordinal);
        Assert.EndsWith("./build.sh AcceptLengths", message, StringComparison.Ordinal);
    }

    [Fact]
    public void may_stay_when_they_are_accepted_and_not_grow()
    {
        Write("Long.cs", 300);

        Assert.Equal(1, Files("Long.cs").Accept());

        Files("Long.cs").Check();
        Write("Long.cs", 301);
        Assert.Throws<AutomationException>(Files("Long.cs").Check);
    }

    [Fact]
    public void are_those_of_code_alone()
    {
        Write("data.json", 1000);

        Files("data.json").Check();
    }

    private LongFiles Files(params string[] files) => new(folder, files);

    private void Write(string name, int lines) =>
        File.WriteAllLines(Path.Combine(folder, name), Enumerable.Repeat("// a line", lines));
}
