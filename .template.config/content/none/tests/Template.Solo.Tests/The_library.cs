namespace Template.Solo.Tests;

public class The_library
{
    [Fact]
    public void Is_known_by_its_name() => Assert.Equal("Template.Solo", Library.Name);
}
