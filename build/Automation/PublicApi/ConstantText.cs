using System.Globalization;
using System.Reflection.Metadata;
using System.Text;

namespace Automation.PublicApi;

/// <summary>Writes constants as C# does.</summary>
internal static class ConstantText
{
    /// <summary>The value of a constant, as C# writes it.</summary>
    public static string Write(MetadataReader reader, ConstantHandle handle)
    {
        Constant constant = reader.GetConstant(handle);
        BlobReader blob = reader.GetBlobReader(constant.Value);
        return Write(blob.ReadConstant(constant.TypeCode));
    }

    /// <summary>A value, as C# writes it.</summary>
    public static string Write(object? value) =>
        value switch
        {
            null => "null",
            bool truth => truth ? "true" : "false",
            string text => $"\"{Escape(text)}\"",
            char character => $"'{Escape(character.ToString())}'",
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            float number => number.ToString("R", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };

    /// <summary>A line holds one member, so what would break it, or not be seen in it, is written as a number.</summary>
    private static string Escape(string text)
    {
        StringBuilder escaped = new();
        foreach (char character in text)
        {
            if (character is '"' or '\\')
                escaped.Append('\\').Append(character);
            else if (character < ' ' || character > '~')
                escaped.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            else
                escaped.Append(character);
        }
        return escaped.ToString();
    }
}
