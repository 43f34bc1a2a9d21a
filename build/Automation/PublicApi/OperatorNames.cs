namespace Automation.PublicApi;

/// <summary>The operators as C# writes them, by their names in metadata.</summary>
internal static class OperatorNames
{
    private const string Checked = "op_Checked";

    private static readonly Dictionary<string, string> Symbols = new(StringComparer.Ordinal)
    {
        ["op_Addition"] = "+",
        ["op_BitwiseAnd"] = "&",
        ["op_BitwiseOr"] = "|",
        ["op_Decrement"] = "--",
        ["op_Division"] = "/",
        ["op_Equality"] = "==",
        ["op_ExclusiveOr"] = "^",
        ["op_Explicit"] = "explicit",
        ["op_False"] = "false",
        ["op_GreaterThan"] = ">",
        ["op_GreaterThanOrEqual"] = ">=",
        ["op_Implicit"] = "implicit",
        ["op_Increment"] = "++",
        ["op_Inequality"] = "!=",
        ["op_LeftShift"] = "<<",
        ["op_LessThan"] = "<",
        ["op_LessThanOrEqual"] = "<=",
        ["op_LogicalNot"] = "!",
        ["op_Modulus"] = "%",
        ["op_Multiply"] = "*",
        ["op_OnesComplement"] = "~",
        ["op_RightShift"] = ">>",
        ["op_Subtraction"] = "-",
        ["op_True"] = "true",
        ["op_UnaryNegation"] = "-",
        ["op_UnaryPlus"] = "+",
        ["op_UnsignedRightShift"] = ">>>",
    };

    /// <summary>The name of an operator; one that is not known keeps its name in metadata.</summary>
    public static string Of(string name)
    {
        bool isChecked = name.StartsWith(Checked, StringComparison.Ordinal);
        string plain = isChecked ? $"op_{name[Checked.Length..]}" : name;
        return Symbols.TryGetValue(plain, out string? symbol)
            ? $"operator {(isChecked ? "checked " : "")}{symbol}"
            : name;
    }
}
