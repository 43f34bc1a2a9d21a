using System.Globalization;
using System.Text;

namespace Automation.PublicApi;

/// <summary>Writes a type as C# does. The compiler keeps what metadata has no words for in lists beside the signature, an entry for each part of the type in the order in which they are written.</summary>
/// <param name="facts">Those lists.</param>
internal sealed class TypeText(TypeFacts facts)
{
    private const string Tuple = "System.ValueTuple`";
    private const string Nullable = "System.Nullable`1";
    private const int LargestTuple = 7;

    private static readonly Dictionary<string, string> Keywords = new(StringComparer.Ordinal)
    {
        ["System.Boolean"] = "bool",
        ["System.Byte"] = "byte",
        ["System.SByte"] = "sbyte",
        ["System.Char"] = "char",
        ["System.Decimal"] = "decimal",
        ["System.Double"] = "double",
        ["System.Single"] = "float",
        ["System.Int16"] = "short",
        ["System.Int32"] = "int",
        ["System.Int64"] = "long",
        ["System.UInt16"] = "ushort",
        ["System.UInt32"] = "uint",
        ["System.UInt64"] = "ulong",
        ["System.IntPtr"] = "nint",
        ["System.UIntPtr"] = "nuint",
        ["System.Object"] = "object",
        ["System.String"] = "string",
        ["System.Void"] = "void",
    };

    private int nullables;
    private int dynamics;
    private int names;

    /// <summary>Writes a type.</summary>
    public static string Write(ApiType type, TypeFacts facts) => new TypeText(facts).Write(type);

    /// <summary>Puts arguments into a name in metadata: behind each part as many as it takes.</summary>
    public static string WithArguments(string name, IReadOnlyList<string> arguments)
    {
        StringBuilder text = new();
        int taken = 0;
        foreach (string part in name.Split('/'))
        {
            if (text.Length > 0)
                text.Append('.');
            int tick = part.IndexOf('`', StringComparison.Ordinal);
            text.Append(tick < 0 ? part : part[..tick]);
            int count = tick < 0 ? 0 : int.Parse(part[(tick + 1)..], CultureInfo.InvariantCulture);
            if (count > 0)
                text.Append('<').AppendJoin(", ", arguments.Skip(taken).Take(count)).Append('>');
            taken += count;
        }
        return text.ToString();
    }

    private string Write(ApiType type)
    {
        bool isDynamic = facts.IsDynamic(dynamics++);
        switch (type.Kind)
        {
            case ApiTypeKind.Pointer:
                return Write(type.Arguments[0]) + "*";
            case ApiTypeKind.Reference:
                return Write(type.Arguments[0]);
            case ApiTypeKind.Function:
                Skip();
                // What a function returns comes first in those lists, and last in the text.
                string returned = Write(type.Arguments[^1]);
                return $"delegate*<{string.Join(", ", type.Arguments.SkipLast(1).Select(Write).Append(returned))}>";
            case ApiTypeKind.Parameter:
                return type.Name + Mark();
            case ApiTypeKind.Array:
                string mark = Mark();
                return $"{Write(type.Arguments[0])}[{type.Name}]{mark}";
            default:
                return WriteNamed(type, isDynamic);
        }
    }

    private string WriteNamed(ApiType type, bool isDynamic)
    {
        // What can be null as a value has no entry of its own.
        if (type.Name == Nullable)
            return Write(type.Arguments[0]) + "?";
        string mark =
            !type.IsValue ? Mark()
            : type.Arguments.Count > 0 ? Skip()
            : "";
        bool isTuple =
            type.Arguments.Count is > 1 and <= LargestTuple && type.Name.StartsWith(Tuple, StringComparison.Ordinal);
        if (!isTuple)
            return (
                    isDynamic ? "dynamic"
                    : Keywords.TryGetValue(type.Name, out string? keyword) ? keyword
                    : WithArguments(type.Name, [.. type.Arguments.Select(Write)])
                ) + mark;
        int first = names;
        names += type.Arguments.Count;
        return $"({string.Join(", ", type.Arguments.Select((x, i) => Write(x) + Named(facts.NameOf(first + i))).ToArray())})";
    }

    private static string Named(string? name) => name == null ? "" : " " + name;

    private string Mark() => facts.Nullability(nullables++) == TypeFacts.Annotated ? "?" : "";

    private string Skip()
    {
        nullables++;
        return "";
    }
}
