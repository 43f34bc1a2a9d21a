using System.Globalization;
using Nuke.Common.Execution.Bootstrap;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace EmbeddedEngine.Tests.Bootstrap;

[Collection(EngineCollection.Name)]
public sealed class The_manifest_of_inputs : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public The_manifest_of_inputs()
    {
        scratch.Write("build/Build.cs", "class Build;");
        scratch.Write("build/Targets/IClean.cs", "interface IClean;");
        scratch.Write("build/bin/made.dll", "made");
        scratch.Write("Directory.Build.props", "<Project />");
        scratch.Write("global.json", "{}");
        scratch.Write("src/Other.cs", "class Other;");
        Shell(
            "{ echo '# inputs: build Directory.* global.json .config/dotnet-tools.json'; echo '# ignored: bin obj *~'; "
                + "cksum build/Build.cs build/Targets/IClean.cs Directory.Build.props global.json; } >inputs.cksum"
        );
    }

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Matches_what_it_was_made_of() => Assert.True(Matches());

    [Theory]
    [InlineData("touch build/Build.cs", true)]
    [InlineData("echo x >build/bin/made.dll", true)]
    [InlineData("echo x >src/Other.cs", true)]
    [InlineData("echo x >build/Build.cs~", true)]
    [InlineData("printf 'class BUILD;' >build/Build.cs; touch -d 2001-01-01 build/Build.cs", false)]
    [InlineData("rm build/Targets/IClean.cs", false)]
    [InlineData("mv build/Targets/IClean.cs build/Targets/IClear.cs", false)]
    [InlineData("echo x >build/New.cs; touch -d 2001-01-01 build/New.cs", false)]
    [InlineData("echo x >build/Targets/New.cs", false)]
    [InlineData("echo x >Directory.Packages.props", false)]
    [InlineData("echo x >Directory.Build.props", false)]
    [InlineData("echo '{ }' >global.json", false)]
    [InlineData("mkdir .config; echo x >.config/dotnet-tools.json", false)]
    public void Tells_what_changed(string change, bool isSame)
    {
        Shell(change);
        Assert.Equal(isSame, Matches());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(70000)]
    public void Has_the_checksums_of_cksum(int length)
    {
        byte[] content = [.. Enumerable.Range(0, length).Select(x => (byte)(x * 31))];
        File.WriteAllBytes(Path.Combine(scratch.Path, "file"), content);
        string expected = Shell("cksum file").Split(' ')[0];
        Assert.Equal(expected, Checksum.Of(content).ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Is_not_asked_for_outside_the_bootstrap()
    {
        string? before = Environment.GetEnvironmentVariable("BUILD_ROOT");
        Environment.SetEnvironmentVariable("BUILD_ROOT", null);
        Assert.Null(InputCheck.EnsureFresh([]));
        Environment.SetEnvironmentVariable("BUILD_ROOT", scratch.Path);
        Assert.Null(InputCheck.EnsureFresh([]));
        Environment.SetEnvironmentVariable("BUILD_ROOT", before);
    }

    private bool Matches() => InputManifest.Read(Path.Combine(scratch.Path, "inputs.cksum")).Matches(scratch.Path);

    private string Shell(string command) =>
        ToolResolver
            .GetPathTool("sh")($"-c {command}", workingDirectory: scratch.Path, logOutput: false, logInvocation: false)
            .StdToText();
}
