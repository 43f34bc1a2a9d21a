namespace Template.FizzBuzz;

/// <summary>Takes the next bytes of the output; they are overwritten when it returns.</summary>
internal delegate void ByteSink(ReadOnlySpan<byte> bytes);
