using System.ComponentModel;
using System.Globalization;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Nuke.Common.Parameters;

/// <summary>Turns text into values of the types that parameters have.</summary>
internal static class ValueConversion
{
    /// <summary>Converts one text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="type">The type; for a nullable one its underlying type.</param>
    /// <param name="relativeTo">The folder that a relative path starts from.</param>
    /// <param name="value">The value.</param>
    /// <returns>False when the text is no value of the type.</returns>
    public static bool TryConvert(string text, Type type, string relativeTo, out object? value)
    {
        if (type == typeof(string))
        {
            value = text;
            return true;
        }
        if (type == typeof(bool))
            return TryBoolean(text, out value);
        if (type == typeof(AbsolutePath))
            return TryPath(text, relativeTo, out value);
        if (type.IsEnum)
            return Enum.TryParse(type, text, ignoreCase: true, out value);
        if (type.IsSubclassOf(typeof(Enumeration)))
            return TryEnumeration(text, type, out value);
        return TryTypeConverter(text, type, out value);
    }

    /// <summary>What a value of the type looks like, for a sentence.</summary>
    public static string Describe(Type type)
    {
        if (type == typeof(bool))
            return "true or false";
        if (type == typeof(AbsolutePath))
            return "a path";
        if (Choices(type) is { Count: > 0 } choices)
            return "one of " + string.Join(", ", choices);
        return type.Name switch
        {
            nameof(Int32) or nameof(Int64) or nameof(Int16) or nameof(Byte) => "a whole number",
            nameof(Double) or nameof(Single) or nameof(Decimal) => "a number",
            nameof(Guid) => "a GUID",
            nameof(String) => "a text",
            _ => "a " + type.Name,
        };
    }

    /// <summary>The names that a type with a fixed set of values has; none for other types.</summary>
    public static IReadOnlyCollection<string> Choices(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type);
        return type.IsSubclassOf(typeof(Enumeration)) ? [.. Enumeration.ValuesOf(type).Keys] : [];
    }

    private static bool TryBoolean(string text, out object? value)
    {
        value = text.ToUpperInvariant() switch
        {
            "TRUE" or "1" or "YES" or "ON" => true,
            "FALSE" or "0" or "NO" or "OFF" => false,
            _ => null,
        };
        return value != null;
    }

    private static bool TryPath(string text, string relativeTo, out object? value)
    {
        value =
            text.Length == 0 || text.Contains('\0', StringComparison.Ordinal)
                ? null
                : AbsolutePath.Create(Path.Combine(relativeTo, text));
        return value != null;
    }

    private static bool TryEnumeration(string text, Type type, out object? value)
    {
        bool found = Enumeration.ValuesOf(type).TryGetValue(text, out Enumeration? match);
        value = match;
        return found;
    }

    private static bool TryTypeConverter(string text, Type type, out object? value)
    {
        value = null;
        try
        {
            TypeConverter converter = TypeDescriptor.GetConverter(type);
            if (!converter.CanConvertFrom(typeof(string)))
                return false;
            value = converter.ConvertFromString(null, CultureInfo.InvariantCulture, text);
            return value != null;
        }
        catch (Exception exception)
            when (exception
                    is FormatException
                        or ArgumentException
                        or OverflowException
                        or NotSupportedException
                        or InvalidCastException
            )
        {
            return false;
        }
    }
}
