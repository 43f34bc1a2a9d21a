using System.Globalization;
using System.Text;

namespace Automation.Git;

/// <summary>Reads blobs, all with one process.</summary>
public static class BlobReader
{
    /// <summary>The contents of the objects, in the order of the names; null for one that does not exist.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="names">Ids, or names such as <c>:path</c> for an entry of the index. A name has no line feed in it.</param>
    /// <param name="limit">The size in bytes above which only the size is read.</param>
    /// <exception cref="AutomationException">git failed.</exception>
    public static IReadOnlyList<Blob?> Read(
        GitRepository repository,
        IReadOnlyCollection<string> names,
        int limit = int.MaxValue
    )
    {
        List<Blob?> blobs = [];
        Visit(repository, names, limit, blobs.Add);
        return blobs;
    }

    /// <summary>Reads the contents of the objects and keeps none, in the order of the names.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="names">Ids, or names such as <c>:path</c> for an entry of the index. A name has no line feed in it.</param>
    /// <param name="limit">The size in bytes above which only the size is read.</param>
    /// <param name="visit">Gets each object; null for one that does not exist.</param>
    /// <exception cref="AutomationException">git failed.</exception>
    public static void Visit(
        GitRepository repository,
        IReadOnlyCollection<string> names,
        int limit,
        Action<Blob?> visit
    )
    {
        if (names.Count == 0)
            return;
        byte[] input = Encoding.UTF8.GetBytes(string.Join('\n', names) + "\n");
        (int exitCode, int count, string error) = repository
            .Command(["cat-file", "--batch"], input)
            .Run(stream => Parse(stream, limit, visit));
        if (exitCode != 0 || count != names.Count)
            throw new AutomationException(
                $"git cat-file did not give what was asked for. {error.Trim()} Check the repository: git fsck"
            );
    }

    /// <summary>Reads <c>ID TYPE SIZE LF CONTENT LF</c>, or <c>NAME missing LF</c>, repeated.</summary>
    /// <returns>How many there were.</returns>
    internal static int Parse(Stream stream, int limit, Action<Blob?> visit)
    {
        using BufferedStream buffered = new(stream, 1 << 16);
        int count = 0;
        for (; Line(buffered) is { } line; count++)
        {
            int space = line.LastIndexOf(' ');
            string last = line[(space + 1)..];
            visit(
                long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out long size)
                    ? new Blob(size, Content(buffered, size, limit))
                    : null
            );
        }
        return count;
    }

    private static string? Line(Stream stream)
    {
        List<byte> line = [];
        int next;
        while ((next = stream.ReadByte()) >= 0 && next != '\n')
            line.Add((byte)next);
        return next < 0 ? null : Encoding.UTF8.GetString([.. line]);
    }

    private static ReadOnlyMemory<byte>? Content(BufferedStream stream, long size, int limit)
    {
        byte[]? content = null;
        if (size <= limit)
        {
            content = new byte[size];
            stream.ReadExactly(content);
        }
        else
        {
            byte[] dropped = new byte[1 << 16];
            for (long rest = size; rest > 0; )
                rest -= stream.ReadAtLeast(dropped.AsSpan(0, (int)Math.Min(rest, dropped.Length)), 1);
        }
        _ = stream.ReadByte();
        return content is null ? null : (ReadOnlyMemory<byte>?)content;
    }
}

/// <summary>A blob.</summary>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Content">Its bytes; null when it is larger than what was asked for.</param>
public sealed record Blob(long Size, ReadOnlyMemory<byte>? Content);
