using System.Xml.Linq;
using Automation.Documentation.Pictures;

namespace Automation.Tests.Documentation;

public sealed class The_terminal_picture : IDisposable
{
    private readonly ScratchFolder scratch = new();

    [Fact]
    public void has_the_colours_of_the_output()
    {
        IReadOnlyList<AnsiRun> line = Line(
            "\e[1mTarget\e[0m ok \e[1;31mno\e[22m so\e[39m, \e[92mg\e[m\e[38;5;1mx\e[48;5;2my"
        );

        Assert.Equal(
            [
                new AnsiRun(0, "Target", new AnsiStyle(null, true, false)),
                new AnsiRun(6, " ok ", default),
                new AnsiRun(10, "no", new AnsiStyle(1, true, false)),
                new AnsiRun(12, " so", new AnsiStyle(1, false, false)),
                new AnsiRun(15, ", ", default),
                new AnsiRun(17, "g", new AnsiStyle(2, false, false)),
                new AnsiRun(18, "xy", default),
            ],
            line
        );
    }

    [Fact]
    public void has_no_status_that_was_overwritten()
    {
        Assert.Equal("done", Text("\r\e[2mTest  0:01  a long line\e[0m\e[K\r\e[Kdone\r\n"));
        Assert.Equal("bc", Text("abc\e[2K\r\bbc"));
        Assert.Equal("abX", Text("abc\bX\e[1K"));
        Assert.Equal("a       b", Text("a\tb"));
        Assert.Equal("text", Text("\e]0;a title\atext\e[?25l\e(\u0001"));
    }

    [Fact]
    public void begins_and_ends_with_a_line_that_shows_something()
    {
        Assert.Equal(["a", "", "b"], AnsiText.Read("\n \na \n\nb\n\e[2m  \e[0m\n", 80).Select(Joined));
        Assert.Empty(AnsiText.Read("\n\n", 80));
    }

    [Fact]
    public void goes_on_in_the_next_line_where_one_is_too_long()
    {
        Assert.Equal([new string('x', 80), "yy"], AnsiText.Read(new string('x', 80) + "yy\n", 80).Select(Joined));
        Assert.Single(AnsiText.Read(new string('x', 80) + "\r\n", 80));
    }

    [Fact]
    public void is_a_document_whose_text_is_the_output()
    {
        XElement svg = XElement.Parse(
            TerminalPicture.Draw(AnsiText.Read("a <b> & \"c\"\n\e[2;1mdim\e[0m \e[33mwarn", 80), 80, "It's <one>")
        );

        XElement[] texts = [.. svg.Descendants().Where(x => x.Attribute("textLength") != null)];
        Assert.Equal(["a <b> & \"c\"", "dim", "warn"], texts.Select(x => x.Value));
        Assert.Equal("It's <one>", svg.Elements().First(x => x.Name.LocalName == "title").Value);
        Assert.Equal(["bold"], texts.Attributes("font-weight").Select(x => x.Value));
        Assert.Equal(2, texts.Attributes("fill").Select(x => x.Value).Distinct().Count());
        Assert.Equal("50", texts[2].Attribute("x")!.Value);
    }

    [Fact]
    public void names_no_folder_of_the_machine()
    {
        TerminalRun run = new("/srv/ann/shop", "/home/ann/");

        Assert.Equal(
            "./a.cs ~/.nuget 1/2 https://a.b/c/d",
            run.WithoutPlaces("/srv/ann/shop/a.cs /home/ann/.nuget 1/2 https://a.b/c/d")
        );
        string message = Assert
            .Throws<AutomationException>(() => run.WithoutPlaces("\e[1m/srv/ann/shopping/x\e[0m"))
            .Message;
        Assert.Contains("/srv/ann/shopping/x, a path of this machine", message, StringComparison.Ordinal);
        Assert.Throws<AutomationException>(() => run.WithoutPlaces(@"in C:\Users\ann"));
        Assert.Equal("/ is the root", new TerminalRun("/srv/shop", "/").WithoutPlaces("/ is the root"));
    }

    [ScriptFact]
    public void shows_a_run_on_a_terminal()
    {
        scratch.WriteProgram(
            "build.sh",
            "#!/bin/sh\nstty size; [ -t 1 ] && printf '\\033[32m%s\\033[0m\\n' \"$PWD $1\"; exit ${2:-0}\n"
        );
        TerminalRun run = new(scratch.Path, home: null);

        string[] shown =
        [
            .. XElement
                .Parse(run.Picture("Test", "A run"))
                .Descendants()
                .Where(x => x.Attribute("textLength") != null)
                .Select(x => x.Value),
        ];
        string message = Assert.Throws<AutomationException>(() => run.Picture("Test 3", "A run")).Message;

        Assert.Equal(["$", "./build.sh Test", "50 80", ". Test"], shown);
        Assert.Contains("./build.sh Test 3 ended with exit code 3", message, StringComparison.Ordinal);
    }

    public void Dispose() => scratch.Dispose();

    private static IReadOnlyList<AnsiRun> Line(string output) => Assert.Single(AnsiText.Read(output, 80));

    private static string Text(string output) => Joined(Line(output));

    private static string Joined(IReadOnlyList<AnsiRun> line) =>
        line.Aggregate("", (text, x) => text.PadRight(x.Column) + x.Text);
}
