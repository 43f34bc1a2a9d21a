using System.Globalization;
using System.Text;

namespace Template.Jobs.Redis.Resp;

/// <summary>What a Redis server answered.</summary>
internal abstract record RedisReply
{
    /// <summary>The answer as text.</summary>
    /// <exception cref="JobStoreException">It is no text.</exception>
    public virtual string AsText() => throw Unexpected("a text");

    /// <summary>The answer as bytes.</summary>
    /// <exception cref="JobStoreException">It is no text.</exception>
    public virtual byte[] AsBytes() => throw Unexpected("a text");

    /// <summary>The answer as a number.</summary>
    /// <exception cref="JobStoreException">It is no number.</exception>
    public long AsNumber() =>
        this is RedisNumber { Value: var number } ? number
        : long.TryParse(AsText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long parsed) ? parsed
        : throw Unexpected("a number");

    /// <summary>The answer as a list.</summary>
    /// <exception cref="JobStoreException">It is no list.</exception>
    public virtual IReadOnlyList<RedisReply> AsList() => throw Unexpected("a list");

    /// <summary>The answer as a list of so many items.</summary>
    /// <exception cref="JobStoreException">It is none.</exception>
    public IReadOnlyList<RedisReply> AsList(int count) =>
        AsList() is { Count: var items } list && items == count ? list : throw Unexpected($"a list of {count}");

    /// <summary>The answer as the name of a job.</summary>
    /// <exception cref="JobStoreException">It is none.</exception>
    public JobId AsId() => JobId.TryParse(AsText(), out JobId id) ? id : throw Unexpected("the id of a job");

    private JobStoreException Unexpected(string wanted) =>
        new(
            $"Redis answered with something else than {wanted}: {GetType().Name}. Is it a Redis server, and is the prefix used by this queue alone?"
        );
}
