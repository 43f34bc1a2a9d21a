using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Nuke.Common.IO;

namespace Nuke.Common;

/// <summary>Checks that fail the running target with a sentence.</summary>
public static class Assert
{
    /// <summary>Fails.</summary>
    /// <exception cref="Exception">Always.</exception>
    [DoesNotReturn]
    public static void Fail(string message, Exception? exception = null) =>
        throw new AssertionException(message, exception);

    /// <summary>Fails when the condition is false.</summary>
    public static void True(
        [DoesNotReturnIf(false)] bool condition,
        string? message = null,
        [CallerArgumentExpression(nameof(condition))] string? argumentExpression = null
    )
    {
        if (!condition)
            throw new ArgumentException(message ?? $"Expected condition to be true: {argumentExpression}");
    }

    /// <summary>Fails when the condition is true.</summary>
    public static void False(
        [DoesNotReturnIf(true)] bool condition,
        string? message = null,
        [CallerArgumentExpression(nameof(condition))] string? argumentExpression = null
    )
    {
        if (condition)
            throw new ArgumentException(message ?? $"Expected condition to be false: {argumentExpression}");
    }

    /// <summary>Fails when the value is null, and returns it.</summary>
    public static T NotNull<T>(
        [NotNull] this T? obj,
        string? message = null,
        [CallerArgumentExpression(nameof(obj))] string? argumentExpression = null
    )
        where T : class =>
        obj ?? throw new ArgumentException(message ?? $"Expected value to be given: {argumentExpression}");

    /// <summary>Fails when the text is null or empty, and returns it.</summary>
    public static string NotNullOrEmpty(
        [NotNull] this string? str,
        string? message = null,
        [CallerArgumentExpression(nameof(str))] string? argumentExpression = null
    ) =>
        string.IsNullOrEmpty(str)
            ? throw new ArgumentException(message ?? $"Expected text to be given: {argumentExpression}")
            : str;

    /// <summary>Fails when the text is null or blank, and returns it.</summary>
    public static string NotNullOrWhiteSpace(
        [NotNull] this string? str,
        string? message = null,
        [CallerArgumentExpression(nameof(str))] string? argumentExpression = null
    ) =>
        string.IsNullOrWhiteSpace(str)
            ? throw new ArgumentException(message ?? $"Expected text to be given: {argumentExpression}")
            : str;

    /// <summary>Fails when the collection is empty, and returns it.</summary>
    public static IReadOnlyCollection<T> NotEmpty<T>(
        this IReadOnlyCollection<T>? collection,
        string? message = null,
        [CallerArgumentExpression(nameof(collection))] string? argumentExpression = null
    ) =>
        collection is { Count: > 0 }
            ? collection
            : throw new ArgumentException(message ?? $"Expected collection to hold something: {argumentExpression}");

    /// <summary>Fails when the collection holds something, and returns it.</summary>
    public static IReadOnlyCollection<T> Empty<T>(
        this IReadOnlyCollection<T>? collection,
        string? message = null,
        [CallerArgumentExpression(nameof(collection))] string? argumentExpression = null
    ) =>
        collection is { Count: 0 }
            ? collection
            : throw new ArgumentException(message ?? $"Expected collection to be empty: {argumentExpression}");

    /// <summary>Fails when the collection has another number of items, and returns it.</summary>
    public static IReadOnlyCollection<T> Count<T>(
        this IReadOnlyCollection<T>? collection,
        int length,
        string? message = null,
        [CallerArgumentExpression(nameof(collection))] string? argumentExpression = null
    ) =>
        collection?.Count == length
            ? collection
            : throw new ArgumentException(
                message
                    ?? $"Expected collection to hold {length} but it holds {collection?.Count ?? 0}: {argumentExpression}"
            );

    /// <summary>Fails when the collection holds not exactly one item, and returns it.</summary>
    public static IReadOnlyCollection<T> HasSingleItem<T>(
        this IReadOnlyCollection<T>? collection,
        string? message = null,
        [CallerArgumentExpression(nameof(collection))] string? argumentExpression = null
    ) => collection.Count(1, message, argumentExpression);

    /// <summary>Fails when no file is at the path, and returns it.</summary>
    public static AbsolutePath FileExists(
        AbsolutePath path,
        string? message = null,
        [CallerArgumentExpression(nameof(path))] string? argumentExpression = null
    ) =>
        File.Exists(path)
            ? path
            : throw new ArgumentException(message ?? $"Expected file to exist: {path} ({argumentExpression})");

    /// <summary>Fails when no folder is at the path, and returns it.</summary>
    public static AbsolutePath DirectoryExists(
        AbsolutePath path,
        string? message = null,
        [CallerArgumentExpression(nameof(path))] string? argumentExpression = null
    ) =>
        Directory.Exists(path)
            ? path
            : throw new ArgumentException(message ?? $"Expected folder to exist: {path} ({argumentExpression})");
}

/// <summary>A failure that a build declares itself.</summary>
public sealed class AssertionException : Exception
{
    /// <summary>A failure without a sentence.</summary>
    public AssertionException() { }

    /// <summary>A failure told in a sentence.</summary>
    public AssertionException(string message)
        : base(message) { }

    /// <summary>A failure told in a sentence, with its cause.</summary>
    public AssertionException(string message, Exception? innerException)
        : base(message, innerException) { }
}
