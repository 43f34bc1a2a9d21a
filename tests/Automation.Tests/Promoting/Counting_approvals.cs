using Automation.Promoting;

namespace Automation.Tests.Promoting;

public sealed class Counting_approvals
{
    private const string Head = "1111111111111111111111111111111111111111";
    private const string Older = "2222222222222222222222222222222222222222";
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ApprovalRules Rules = new(2, 1, "seniors", [], ".github/workflows/build.yml");
    private readonly ApprovalCount count = new(Rules, x => x is "sara" or "sven");

    [Fact]
    public void Two_people_are_enough_when_one_is_a_senior() => Assert.Empty(Rules_broken(Yes("sara"), Yes("adam")));

    [Fact]
    public void One_senior_is_not_enough() => Assert.Equal([PolicyRule.Approvals], Rules_broken(Yes("sara")));

    [Fact]
    public void Two_people_without_a_senior_are_not_enough() =>
        Assert.Equal([PolicyRule.Seniors], Rules_broken(Yes("adam"), Yes("berta")));

    [Fact]
    public void Nobody_approves_at_first() => Assert.Equal([PolicyRule.Approvals, PolicyRule.Seniors], Rules_broken());

    [Fact]
    public void A_person_counts_once_however_the_name_is_written() =>
        Assert.Equal([PolicyRule.Approvals], Rules_broken(Yes("sara"), Yes("SARA")));

    [Theory]
    [InlineData("pusher", "they may have pushed the newest commit")]
    [InlineData("PUSHER", "they may have pushed the newest commit")]
    [InlineData("author", "they opened the pull request")]
    public void Those_who_made_the_change_do_not_count(string login, string reason)
    {
        PolicyFinding finding = Assert.Single(Check(Yes("sara"), Yes(login)));
        Assert.Equal(PolicyRule.Approvals, finding.Rule);
        Assert.Contains($"That of {login} does not: {reason}.", finding.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_approval_of_an_older_commit_does_not_count()
    {
        PolicyFinding finding = Assert.Single(Check(Yes("sara"), Yes("adam") with { Commit = Older }));
        Assert.Contains(
            "it is for 2222222, and the newest commit is 1111111",
            finding.Problem,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_program_does_not_count() =>
        Assert.Equal([PolicyRule.Approvals], Rules_broken(Yes("sara"), Yes("bot[bot]") with { IsPerson = false }));

    [Fact]
    public void A_stranger_does_not_count() =>
        Assert.Equal([PolicyRule.Approvals], Rules_broken(Yes("sara"), Yes("stranger") with { MayWrite = false }));

    [Fact]
    public void An_approval_that_was_taken_back_does_not_count() =>
        Assert.Equal([PolicyRule.Approvals], Rules_broken(Yes("sara"), Yes("adam") with { State = ReviewState.None }));

    [Fact]
    public void Who_asks_for_changes_holds_it_up() =>
        Assert.Equal(
            [PolicyRule.NoObjection],
            Rules_broken(Yes("sara"), Yes("adam"), Yes("nina") with { State = ReviewState.ChangesRequested })
        );

    [Fact]
    public void A_stranger_who_asks_for_changes_does_not() =>
        Assert.Empty(
            Rules_broken(
                Yes("sara"),
                Yes("adam"),
                Yes("stranger") with
                {
                    State = ReviewState.ChangesRequested,
                    MayWrite = false,
                }
            )
        );

    [Fact]
    public void One_more_of_each_is_needed_when_nobody_knows_who_pushed()
    {
        ReviewedChange two = Change(Yes("sara"), Yes("adam")) with { UnknownPushers = ["Who pushed is not told."] };
        PolicyFinding[] findings = [.. count.Check(two)];
        Assert.Equal([PolicyRule.Approvals, PolicyRule.Seniors], findings.Select(x => x.Rule));
        Assert.Contains("it takes 3 people. Who pushed is not told.", findings[0].Problem, StringComparison.Ordinal);
        Assert.Empty(count.Check(two with { Reviews = [Yes("sara"), Yes("sven"), Yes("adam")] }));
    }

    [Fact]
    public void Approvals_are_told_with_who_is_a_senior()
    {
        Assert.Equal(
            [("adam", false), ("sara", true)],
            count.Of(Change(Yes("sara") with { At = Noon.AddHours(1) }, Yes("adam"))).Select(x => (x.By, x.IsSenior))
        );
    }

    private string[] Rules_broken(params Review[] reviews) => [.. Check(reviews).Select(x => x.Rule)];

    private IReadOnlyList<PolicyFinding> Check(params Review[] reviews) => [.. count.Check(Change(reviews))];

    private static ReviewedChange Change(params Review[] reviews) => new(Head, "author", ["pusher"], reviews);

    private static Review Yes(string by) => new(by, ReviewState.Approved, Head, Noon, IsPerson: true, MayWrite: true);
}
