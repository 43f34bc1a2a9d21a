using System.Globalization;

namespace Automation.Documentation.Pictures;

/// <summary>How a terminal shows a character.</summary>
/// <param name="Colour">The number of its colour, 0 (black) to 7 (white); null for the usual one.</param>
/// <param name="IsBold">True for bold.</param>
/// <param name="IsDim">True for dim.</param>
public readonly record struct AnsiStyle(int? Colour, bool IsBold, bool IsDim)
{
    /// <summary>The style after a sequence that selects one, such as <c>1;31</c>.</summary>
    /// <param name="parameters">What stands between <c>ESC [</c> and <c>m</c>; what is no known number changes nothing.</param>
    public AnsiStyle With(string parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        AnsiStyle style = this;
        foreach (string parameter in parameters.Split(';'))
        {
            // A colour of the larger palettes; its own numbers follow and mean nothing by themselves.
            if (parameter is "38" or "48")
                return style with { Colour = parameter is "38" ? null : style.Colour };
            style = style.With(
                parameter.Length == 0 ? 0
                : int.TryParse(parameter, CultureInfo.InvariantCulture, out int code) ? code
                : -1
            );
        }
        return style;
    }

    private AnsiStyle With(int code) =>
        code switch
        {
            0 => default,
            1 => this with { IsBold = true },
            2 => this with { IsDim = true },
            22 => this with { IsBold = false, IsDim = false },
            >= 30 and <= 37 => this with { Colour = code - 30 },
            39 => this with { Colour = null },
            >= 90 and <= 97 => this with { Colour = code - 90 },
            _ => this,
        };
}
