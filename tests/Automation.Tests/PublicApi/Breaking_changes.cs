using Automation.PublicApi;

namespace Automation.Tests.PublicApi;

public sealed class Breaking_changes
{
    private static readonly string[] Released =
    [
        "A.Shop: public class Shop",
        "A.Shop: public void Open()",
        "A.Shop: [Obsolete(\"Use Open, [not] this.\", false)] public void Unlock(int key)",
        "A.Shop: public override string ToString()",
        "A.IDoor: public interface IDoor",
        "A.Old: [Obsolete] public static class Old",
        "A.Old: public static void Do()",
        "A.Old.Inner: public class Inner",
    ];

    [Fact]
    public void Are_members_that_went_and_were_not_obsolete()
    {
        Assert.Equal(["- A.Shop: public void Open() (was not [Obsolete])"], Without("A.Shop: public void Open()"));
    }

    [Fact]
    public void Are_members_that_changed()
    {
        string[] now = [.. Released.Select(x => x.Replace("void Open()", "int Open()", StringComparison.Ordinal))];
        Assert.Equal(
            ["- A.Shop: public void Open() (was not [Obsolete])"],
            BreakingChanges.Find(Released, now, endsDeprecation: true)
        );
    }

    [Fact]
    public void Are_not_members_that_were_obsolete_when_the_minor_version_is_raised() =>
        Assert.Empty(Without(Released[2]));

    [Fact]
    public void Are_members_that_were_obsolete_when_only_a_patch_is_released()
    {
        string[] now = [.. Released.Except([Released[2]], StringComparer.Ordinal)];
        Assert.Equal(
            [$"- {Released[2]} (obsolete, but a patch takes nothing away)"],
            BreakingChanges.Find(Released, now, endsDeprecation: false)
        );
    }

    [Fact]
    public void Are_not_members_of_types_that_were_obsolete() => Assert.Empty(Without(Released[5..]));

    [Fact]
    public void Are_not_overrides_that_went() => Assert.Empty(Without("A.Shop: public override string ToString()"));

    [Fact]
    public void Are_not_marks_of_what_is_obsolete()
    {
        string[] now =
        [
            .. Released.Select(x =>
                x.Replace("public void Open()", "[Obsolete(\"Use (x).\")] public void Open()", StringComparison.Ordinal)
            ),
        ];
        Assert.Empty(BreakingChanges.Find(Released, now, endsDeprecation: false));
        Assert.Empty(BreakingChanges.Find(now, Released, endsDeprecation: false));
    }

    [Fact]
    public void Are_classes_that_are_sealed_and_not_those_that_are_opened()
    {
        string[] isSealed =
        [
            .. Released.Select(x =>
                x.Replace("public class Shop", "public sealed class Shop", StringComparison.Ordinal)
            ),
        ];
        Assert.Empty(BreakingChanges.Find(isSealed, Released, endsDeprecation: true));
        Assert.Equal(
            ["- A.Shop: public class Shop (was not [Obsolete])"],
            BreakingChanges.Find(Released, isSealed, endsDeprecation: true)
        );
    }

    [Theory]
    [InlineData("A.IDoor: public abstract void Shut()")]
    [InlineData("A.IDoor: public static abstract int Count { get; }")]
    [InlineData("A.Shop: public required string Name { get; init; }")]
    public void Are_members_that_others_have_to_write(string line) =>
        Assert.Equal(
            [$"+ {line} (others have to write it)"],
            BreakingChanges.Find(Released, [.. Released, line], endsDeprecation: true)
        );

    [Theory]
    [InlineData("A.IDoor: public virtual void Shut()")]
    [InlineData("A.IOther: public abstract void Shut()")]
    [InlineData("A.Shop: public void Shut()")]
    [InlineData("A.Shop.Inner: public abstract class Inner")]
    public void Are_not_other_members_that_came(string line) =>
        Assert.Empty(BreakingChanges.Find(Released, [.. Released, line], endsDeprecation: false));

    private static IReadOnlyList<string> Without(params string[] gone) =>
        BreakingChanges.Find(Released, [.. Released.Except(gone, StringComparer.Ordinal)], endsDeprecation: true);
}
