using System.Security.Cryptography;
using System.Text;

namespace Template.Jobs.Redis;

/// <summary>A script that a server runs as a whole or not at all.</summary>
internal sealed class RedisScript
{
    private static readonly string Prelude = Read("prelude");

    private RedisScript(string name)
    {
        Name = name;
        // Servers with a newer Lua than Redis keep unpack in a table.
        Text = "local unpack = unpack or table.unpack\n" + Prelude + Read(name);
#pragma warning disable CA5350 // Redis names scripts by SHA-1; nothing is kept secret by it.
        Hash = Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(Text)));
#pragma warning restore CA5350
    }

    public static RedisScript Submit { get; } = new("submit");

    public static RedisScript Claim { get; } = new("claim");

    public static RedisScript Finish { get; } = new("finish");

    public static RedisScript Extend { get; } = new("extend");

    public static RedisScript Tend { get; } = new("tend");

    public static RedisScript Cancel { get; } = new("cancel");

    public static RedisScript Retry { get; } = new("retry");

    public static RedisScript Replay { get; } = new("replay");

    public static RedisScript Find { get; } = new("find");

    public static RedisScript List { get; } = new("list");

    public static RedisScript Count { get; } = new("count");

    public string Name { get; }

    public string Text { get; }

    public string Hash { get; }

    private static string Read(string name)
    {
        using Stream stream = typeof(RedisScript).Assembly.GetManifestResourceStream(name + ".lua")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
