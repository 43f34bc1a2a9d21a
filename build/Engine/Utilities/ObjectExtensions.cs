namespace Nuke.Common.Utilities;

/// <summary>Small steps in the middle of a chain.</summary>
public static class ObjectExtensions
{
    /// <summary>Applies a change when the condition is true.</summary>
    public static T When<T>(this T obj, bool condition, Func<T, T> action) => condition ? action(obj) : obj;

    /// <summary>Applies a change with a value when the value is not null.</summary>
    public static T WhenNotNull<T, TObject>(this T obj, TObject? other, Func<T, TObject, T> action)
        where TObject : class => other == null ? obj : action(obj, other);
}
