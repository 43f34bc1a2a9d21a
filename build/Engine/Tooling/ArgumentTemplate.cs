namespace Nuke.Common.Tooling;

/// <summary>How an option is written on a command line.</summary>
/// <param name="Key">The option's key.</param>
/// <param name="Form">The argument before the value, such as <c>--output</c>; null for a value that stands alone; for a flag, all of it.</param>
internal sealed record ArgumentTemplate(string Key, string? Form = null)
{
    public void Write(object? value, List<string> arguments)
    {
        switch (value)
        {
            case null or false:
                break;
            case true:
                arguments.Add(Form!);
                break;
            case IReadOnlyDictionary<string, string> pairs:
                foreach ((string name, string text) in pairs)
                    arguments.Add($"{Form}{name}={text}");
                break;
            case IReadOnlyList<string> items:
                foreach (string item in items)
                    One(item, arguments);
                break;
            default:
                One(value.ToString()!, arguments);
                break;
        }
    }

    private void One(string value, List<string> arguments)
    {
        if (Form != null)
            arguments.Add(Form);
        arguments.Add(value);
    }
}
