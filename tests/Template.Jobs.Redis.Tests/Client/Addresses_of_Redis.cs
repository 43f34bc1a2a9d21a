namespace Template.Jobs.Redis.Tests.Client;

public sealed class Addresses_of_Redis
{
    [Theory]
    [InlineData("redis://localhost", "redis://localhost:6379/0", null, null)]
    [InlineData("redis://localhost/", "redis://localhost:6379/0", null, null)]
    [InlineData("redis://10.0.0.1:7000/3", "redis://10.0.0.1:7000/3", null, null)]
    [InlineData("rediss://cache.example.com", "rediss://cache.example.com:6379/0", null, null)]
    [InlineData("redis://[::1]:7000/2", "redis://[::1]:7000/2", null, null)]
    [InlineData("redis://[2001:db8::7]", "redis://[2001:db8::7]:6379/0", null, null)]
    [InlineData("redis://:secret@host:1", "redis://host:1/0", null, "secret")]
    [InlineData("redis://anna:secret@host:1", "redis://host:1/0", "anna", "secret")]
    [InlineData("redis://anna@host", "redis://host:6379/0", "anna", null)]
    [InlineData("redis://anna:a:b@host", "redis://host:6379/0", "anna", "a:b")]
    [InlineData("redis://a%40n:p%2F%3A%40%23%3F%25%20%C3%BC@host/1", "redis://host:6379/1", "a@n", "p/:@#?% ü")]
    public void are_read(string address, string shown, string? user, string? password)
    {
        RedisOptions options = RedisOptions.Parse(address);

        Assert.Equal((shown, user, password), (options.ToString(), options.User, options.Password));
        Assert.Equal(address.StartsWith("rediss:", StringComparison.Ordinal), options.UsesTls);
        Assert.DoesNotContain('[', options.Host);
    }

    [Theory]
    [InlineData("")]
    [InlineData("localhost")]
    [InlineData("localhost:6379")]
    [InlineData("http://:hunter2@host")]
    [InlineData("redis://")]
    [InlineData("redis:///0")]
    [InlineData("redis://:hunter2@")]
    [InlineData("redis://:hunter2@host:0")]
    [InlineData("redis://:hunter2@host:66666")]
    [InlineData("redis://:hunter2@host:port")]
    [InlineData("redis://:hunter2@host/hunter2")]
    [InlineData("redis://:hunter2@host/-1")]
    [InlineData("redis://:hunter2@host/1/2")]
    [InlineData("redis://:hunter2@host/99999999999")]
    [InlineData("redis://anna:12/hunter2@host")]
    [InlineData("redis://anna:12?hunter2@host")]
    [InlineData("redis://anna:12#hunter2@host")]
    [InlineData("redis://anna:hunter2/3@host")]
    [InlineData("redis://host/0?db=1")]
    public void are_refused_without_a_word_of_the_password(string address)
    {
        FormatException e = Assert.Throws<FormatException>(() => RedisOptions.Parse(address));

        Assert.StartsWith("The address of Redis ", e.Message, StringComparison.Ordinal);
        Assert.Contains("redis://", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task are_shown_without_user_and_password()
    {
        RedisOptions options = RedisOptions.Parse("rediss://anna:hunter2@host:7000/4");
        await using RedisQueue queue = RedisQueue.Open(options);

        Assert.Equal("rediss://host:7000/4", options.ToString());
        Assert.Equal("rediss://host:7000/4", queue.Description);
    }
}
