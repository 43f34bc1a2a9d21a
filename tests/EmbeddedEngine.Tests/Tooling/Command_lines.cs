using FsCheck;
using FsCheck.Fluent;
using Nuke.Common.Tooling;

namespace EmbeddedEngine.Tests.Tooling;

public sealed class Command_lines
{
    [Theory]
    [InlineData("a", "a")]
    [InlineData("", "\"\"")]
    [InlineData("two words", "\"two words\"")]
    [InlineData("say \"hi\"", "\"say \\\"hi\\\"\"")]
    [InlineData("C:\\a b\\", "\"C:\\a b\\\\\"")]
    public void Quote_what_needs_it(string argument, string quoted) =>
        Assert.Equal(quoted, CommandLineText.Quote(argument));

    [Fact]
    public void Give_back_the_arguments_that_they_were_made_of() =>
        Prop.ForAll<string[]>(arguments =>
            {
                string[] given = [.. arguments.Select(x => x ?? "")];
                return CommandLineText.Split(CommandLineText.Join(given)).SequenceEqual(given, StringComparer.Ordinal);
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Take_interpolated_values_as_single_arguments()
    {
        string path = "/a b/c";
        string[] items = ["x", "y z"];
        (string text, IReadOnlyList<string> secrets) = Text(
            $"push {path} --key {"s3cret":r} {"--raw x":nq} \"{path}\" {items} {5}"
        );
        Assert.Equal("push \"/a b/c\" --key s3cret --raw x \"/a b/c\" x \"y z\" 5", text);
        Assert.Equal(["s3cret"], secrets);
        Assert.Equal("as it is", Text("as it is").Text);

        static (string Text, IReadOnlyList<string> Secrets) Text(ArgumentStringHandler handler) =>
            handler.ToCommandLine();
    }
}
