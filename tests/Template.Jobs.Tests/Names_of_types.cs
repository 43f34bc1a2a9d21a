namespace Template.Jobs.Tests;

public class Names_of_types
{
    public static TheoryData<string> Good => ["a", "ai", "a1", "send-mail", "a-", new string('a', 64)];

    public static TheoryData<string?> Bad =>
        [null, "", "1a", "-a", "A", "aB", "a b", "a/b", "a.b", "ä", "aä", "a\n", "a~b", "..", new string('a', 65)];

    [Theory]
    [MemberData(nameof(Good))]
    public void are_small_letters_digits_and_hyphens(string name) => Assert.True(JobTypeName.IsValid(name));

    [Theory]
    [MemberData(nameof(Bad))]
    public void are_nothing_else(string? name) => Assert.False(JobTypeName.IsValid(name));
}
