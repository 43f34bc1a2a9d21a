using System.ComponentModel;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Template.Jobs.Hosting;

/// <summary>Compares what is set with what can be set: a misspelt name would otherwise be a setting that is not heard.</summary>
internal static class SettingNames
{
    /// <summary>What is wrong with a section, as sentences.</summary>
    public static IEnumerable<string> Problems(IConfigurationSection section, Type type)
    {
        PropertyInfo[] known =
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(x => x.SetMethod != null),
        ];
        foreach (IConfigurationSection child in section.GetChildren())
        {
            PropertyInfo? property = known.FirstOrDefault(x =>
                x.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase)
            );
            IEnumerable<string> problems =
                property == null
                    ?
                    [
                        $"There is no setting {child.Path}. {section.Path} has {string.Join(", ", known.Select(x => x.Name))}.",
                    ]
                    : ProblemsOf(child, property.PropertyType);
            foreach (string problem in problems)
                yield return problem;
        }
    }

    private static IEnumerable<string> ProblemsOf(IConfigurationSection setting, Type type)
    {
        if (ElementOf(type) is { } element)
            return setting.GetChildren().SelectMany(x => ProblemsOf(x, element));
        Type value = Nullable.GetUnderlyingType(type) ?? type;
        TypeConverter converter = TypeDescriptor.GetConverter(value);
        if (!converter.CanConvertFrom(typeof(string)))
            return Problems(setting, value);
        bool isEmpty = string.IsNullOrEmpty(setting.Value) && value != type;
        return setting.Value == null || isEmpty || Fits(converter, setting.Value)
            ? []
            : [$"{setting.Path} is '{setting.Value}'; it must be {Expected(value)}."];
    }

    private static Type? ElementOf(Type type) =>
        type == typeof(string)
            ? null
            : type.GetInterfaces()
                .Append(type)
                .Where(x => x.IsGenericType && x.GetGenericTypeDefinition() == typeof(IEnumerable<>))
                .Select(x => x.GenericTypeArguments[0])
                .Select(x =>
                    x.IsGenericType && x.GetGenericTypeDefinition() == typeof(KeyValuePair<,>)
                        ? x.GenericTypeArguments[1]
                        : x
                )
                .FirstOrDefault();

    private static bool Fits(TypeConverter converter, string value)
    {
        try
        {
            converter.ConvertFromInvariantString(value);
            return true;
        }
        // Converters wrap what they catch in exceptions of no particular type.
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
        {
            return false;
        }
    }

    private static string Expected(Type type) =>
        type.IsEnum ? string.Join(" or ", Enum.GetNames(type))
        : type == typeof(bool) ? "true or false"
        : type == typeof(TimeSpan) ? "a time, as in 00:00:30 or 1.12:00:00"
        : type == typeof(double) ? "a number"
        : "a whole number";
}
