using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;

namespace Nuke.Common.Tooling;

/// <summary>A text of which only certain values are allowed: the public static fields of the derived class.</summary>
[Serializable]
public abstract class Enumeration
{
    /// <summary>The text.</summary>
    protected string? Value { get; set; }

    /// <summary>Compares the texts.</summary>
    public static bool operator ==(Enumeration? left, Enumeration? right) => Equals(left, right);

    /// <summary>Compares the texts.</summary>
    public static bool operator !=(Enumeration? left, Enumeration? right) => !Equals(left, right);

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is Enumeration other
        && other.GetType() == GetType()
        && string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";

    /// <summary>The allowed values by their text, without case.</summary>
    internal static Dictionary<string, Enumeration> ValuesOf(Type type)
    {
        Dictionary<string, Enumeration> values = new(StringComparer.OrdinalIgnoreCase);
        foreach (FieldInfo field in type.GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            if (field.GetValue(null) is Enumeration value)
                values[value.ToString()] = value;
        }
        return values;
    }

    /// <summary>Reads values from text.</summary>
    [SuppressMessage("Design", "CA1034", Justification = "The authoring API has the converter here.")]
    public class TypeConverter<T> : TypeConverter
        where T : Enumeration
    {
        /// <inheritdoc/>
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
            sourceType == typeof(string);

        /// <inheritdoc/>
        public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
            value is string text && ValuesOf(typeof(T)).TryGetValue(text, out Enumeration? match)
                ? match
                : base.ConvertFrom(context, culture, value);
    }
}

/// <summary>Names the text of an enumeration's value.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class EnumValueAttribute(string value) : Attribute
{
    /// <summary>The text.</summary>
    public string Value { get; } = value;
}
