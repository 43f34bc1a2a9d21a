namespace Template.FizzBuzz.Tests;

public class Lines_under_other_rules
{
    [Theory]
    [InlineData("3=Fizz,5=Buzz,7=Bazz")]
    [InlineData("1=All")]
    [InlineData("10=Ten,100=Hundred")]
    [InlineData("2=Two,4=Four,1001=Thousandone")]
    [InlineData("7=Seven,11=Eleven,13=Thirteen,17=Seventeen,19=Nineteen")]
    [InlineData("3=Fizz,1000003=Rare")]
    [InlineData("4611686018427387904=Huge,9223372036854775807=Hugest,2=Even")]
    [InlineData("3=a word that is longer than a store of sixteen bytes,5=é😀")]
    public void are_right(string text)
    {
        RuleSet rules = RuleSet.Parse(text);
        Writing.AssertLikeReference(new(99_960_000, 100_090_000), rules, LineFormat.Text);
        Writing.AssertLikeReference(new(-100_090_000, -99_960_000), rules, LineFormat.Text);
        Writing.AssertLikeReference(new(-30_000, 30_000), rules, LineFormat.Json);
        Writing.AssertLikeReference(new(999_990_000, 1_000_050_000), rules, LineFormat.Csv);
    }

    [Fact]
    public void may_be_long()
    {
        string words = string.Join(',', Enumerable.Range(1, 12).Select(divisor => $"{divisor}={new string('é', 64)}"));
        Writing.AssertLikeReference(new(1, 2_000), RuleSet.Parse(words), LineFormat.Csv);
    }
}
