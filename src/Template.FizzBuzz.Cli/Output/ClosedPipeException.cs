using System.Diagnostics.CodeAnalysis;

namespace Template.FizzBuzz.Cli.Output;

/// <summary>The reader of a pipe wants no more, as <c>head</c> does when it has its lines.</summary>
[SuppressMessage("Design", "CA1032", Justification = "There is one thing that it can say.")]
internal sealed class ClosedPipeException() : IOException("The reader closed the pipe.");
