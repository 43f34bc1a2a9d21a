namespace Template.FizzBuzz.Tests;

public class Lines_around_a_power_of_ten
{
    public static TheoryData<int> Exponents => [.. Enumerable.Range(1, 18)];

    [Theory]
    [MemberData(nameof(Exponents))]
    public void are_right(int exponent)
    {
        long power = (long)Math.Pow(10, exponent);
        long around = Math.Min(power, 70_000);
        Writing.AssertLikeReference(new(power - around, power + around), RuleSet.Default, LineFormat.Text);
        Writing.AssertLikeReference(new(-power - around, -power + around), RuleSet.Default, LineFormat.Text);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(9)]
    [InlineData(13)]
    [InlineData(18)]
    public void are_right_as_json_and_csv(int exponent)
    {
        long power = (long)Math.Pow(10, exponent);
        foreach (LineFormat format in (LineFormat[])[LineFormat.Json, LineFormat.Csv])
        {
            Writing.AssertLikeReference(new(power - 40_000, power + 40_000), RuleSet.Default, format);
            Writing.AssertLikeReference(new(-power - 40_000, -power + 40_000), RuleSet.Default, format);
        }
    }

    [Fact]
    public void are_right_where_many_digits_change_at_once() =>
        Writing.AssertLikeReference(new(999_900_000, 1_000_200_000), RuleSet.Default, LineFormat.Text);
}
