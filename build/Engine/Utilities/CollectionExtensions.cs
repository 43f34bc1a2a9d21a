namespace Nuke.Common.Utilities.Collections;

/// <summary>Small steps in the middle of a chain.</summary>
public static class EnumerableExtensions
{
    /// <summary>Does something with each item.</summary>
    public static void ForEach<T>(this IEnumerable<T> enumerable, Action<T> action)
    {
        foreach (T item in enumerable)
            action(item);
    }

    /// <summary>The items that are not null.</summary>
    public static IEnumerable<T> WhereNotNull<T>(this IEnumerable<T?> enumerable)
        where T : class => enumerable.Where(x => x != null)!;
}

/// <summary>Small steps with dictionaries.</summary>
public static class DictionaryExtensions
{
    /// <summary>Adds a pair, the value as text.</summary>
    public static IDictionary<TKey, string> AddPair<TKey, TValue>(
        this IDictionary<TKey, string> dictionary,
        TKey key,
        TValue value
    )
    {
        dictionary.Add(key, value?.ToString() ?? "");
        return dictionary;
    }

    /// <summary>Adds a pair, the value as text.</summary>
    public static Dictionary<string, string> AddPair<TValue>(
        this Dictionary<string, string> dictionary,
        string key,
        TValue value
    )
    {
        dictionary[key] = value?.ToString() ?? "";
        return dictionary;
    }
}
