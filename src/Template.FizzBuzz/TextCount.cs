using System.Runtime.InteropServices;

namespace Template.FizzBuzz;

/// <summary>In how many lines something is said.</summary>
/// <param name="Text">What is said.</param>
/// <param name="Lines">How many lines.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TextCount(string Text, UInt128 Lines);
