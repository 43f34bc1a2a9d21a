namespace Template.Jobs;

/// <summary>Room for jobs of one type.</summary>
/// <param name="Type">The type.</param>
/// <param name="Count">How many.</param>
public readonly record struct TypeSlots(string Type, int Count);
