using System.Text.Json.Nodes;
using Automation.Governance;

namespace Automation.Tests.Governance;

public sealed class Settings_compared_by_meaning
{
    [Theory]
    [InlineData("""{"a":1}""", """{"a":1,"b":2}""")]
    [InlineData("""{"a":null,"b":[],"c":false,"d":{},"e":""}""", "{}")]
    [InlineData("{}", null)]
    [InlineData("""{"a":{"b":false}}""", """{"a":null}""")]
    [InlineData("""["b","a"]""", """["a","b"]""")]
    [InlineData(
        """[{"type":"x"},{"type":"y","more":[1,2]}]""",
        """[{"type":"y","more":[2,1],"other":3},{"type":"x"}]"""
    )]
    [InlineData("[]", null)]
    public void Are_the_same_whatever_the_order_and_what_is_said_besides(string should, string? actual) =>
        Assert.Empty(Compare(should, actual));

    [Theory]
    [InlineData("""{"a":true}""", "{}", "x: a: nothing → true")]
    [InlineData("""{"a":false}""", """{"a":true}""", "x: a: true → false")]
    [InlineData("""{"a":{"b":"c"}}""", null, "x: a.b: nothing → c")]
    [InlineData("""{"a":{"b":"c"}}""", """{"a":"b"}""", "x: a: b → {\"b\":\"c\"}")]
    [InlineData("""{"a":["b"]}""", """{"a":["b","b"]}""", "x: a: b, b → b")]
    [InlineData("""{"a":["b"]}""", """{"a":7}""", "x: a: 7 → [\"b\"]")]
    [InlineData("""{"a":[]}""", """{"a":["b"]}""", "x: a: b → nothing")]
    [InlineData("""{"a":[{"type":"y"}]}""", """{"a":[{"type":"y"},{"type":"y"}]}""", "x: a y: there → not there")]
    [InlineData(
        """{"a":[{"q":1}]}""",
        """{"a":[{"q":2}]}""",
        "x: a {\"q\":1}: missing → there|x: a {\"q\":2}: there → not there"
    )]
    public void Differ_in_what_is_said(string should, string? actual, string differences) =>
        Assert.Equal(differences, string.Join('|', Compare(should, actual)));

    private static IEnumerable<string> Compare(string should, string? actual) =>
        DesiredState
            .Compare("x:", JsonNode.Parse(should), actual == null ? null : JsonNode.Parse(actual))
            .Select(x => $"{x.Where}: {x.Is} → {x.ShouldBe}");
}
