using Nuke.Common;
using Nuke.Common.Execution;

namespace EmbeddedEngine.Tests.Execution;

public interface ITwoTargets : INukeBuild
{
    Target One => _ => _;

    Target Two => _ => _;
}

[Collection(EngineCollection.Name)]
public sealed class Definitions_that_are_wrong : IDisposable
{
    private readonly ScratchFolder root = new();

    public void Dispose() => root.Dispose();

    private sealed class Absent : NukeBuild
    {
        public Target Go => _ => _.DependsOn<IHasGreeting>(x => x.Greet);
    }

    private sealed class Ambiguous : NukeBuild, ITwoTargets
    {
        public Target Go => _ => _.DependsOn<ITwoTargets>();
    }

    private sealed class NoBase : NukeBuild
    {
        public Target Go => _ => _.Base();
    }

    private sealed class Fresh : NukeBuild
    {
        private int reads;

        public Target Other
        {
            get
            {
                int read = reads++;
                return _ => _.Description($"{read}");
            }
        }

        public Target Go => _ => _.DependsOn(Other);
    }

    private sealed class Loop : NukeBuild
    {
        public Target Go => _ => _.Executes(() => { });

        public Target A => _ => _.DependsOn(C);

        public Target B => _ => _.After(A);

        public Target C => _ => _.TriggeredBy(B);
    }

    private sealed class Itself : NukeBuild
    {
        public Target Go => _ => _.DependsOn(Go);
    }

    private sealed class OddParameter : NukeBuild
    {
        [Parameter]
        public readonly string Given = "x";

        public Target Go => _ => _.Requires(() => Given.Trim() + "").Executes(() => { });
    }

    [Fact]
    public void Say_which_component_is_missing() =>
        Fails(new Absent(), "names targets of IHasGreeting, which the build does not implement");

    [Fact]
    public void Say_that_a_component_has_several_targets() =>
        Fails(new Ambiguous(), "refers to ITwoTargets without saying which target, and it has 2");

    [Fact]
    public void Say_that_there_is_nothing_to_inherit() =>
        Fails(new NoBase(), "calls Base(), but overrides no property");

    [Fact]
    public void Say_that_a_target_is_another_each_time() =>
        Fails(new Fresh(), "refers to a target that is not a property of the build");

    [Fact]
    public void Name_the_targets_of_a_circle() =>
        Fails(new Loop(), "These targets wait for each other: A -> C -> B -> A.");

    [Fact]
    public void Name_the_target_that_depends_on_itself() => Fails(new Itself(), "Target Go depends on itself.");

    [Fact]
    public void Let_a_requirement_be_any_value() =>
        Assert.Equal(0, EngineRun.Run(new OddParameter(), ["Go"], root, []).ExitCode);

    [Fact]
    public void Refuse_lambdas_that_name_no_member() =>
        Assert.Throws<BuildUsageException>(() => LambdaText.MemberName("() => 1 + Two()"));

    [Theory]
    [InlineData("() => this.ApiKey", "ApiKey")]
    [InlineData("() => ((IFoo)this).Feed!", "Feed")]
    [InlineData("Plain", "Plain")]
    public void Read_the_member_that_a_lambda_names(string lambda, string member) =>
        Assert.Equal(member, LambdaText.MemberName(lambda));

    [Fact]
    public void Have_no_text_without_a_lambda() => Assert.Equal("", LambdaText.Body(null));

    private void Fails(NukeBuild build, string sentence)
    {
        (int exitCode, string output) = EngineRun.Run(build, ["Go"], root, []);
        Assert.Equal(ExitCodes.Failed, exitCode);
        Assert.Contains(sentence, output, StringComparison.Ordinal);
    }
}
