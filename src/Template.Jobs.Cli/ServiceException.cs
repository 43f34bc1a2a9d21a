namespace Template.Jobs.Cli;

#pragma warning disable CA1032, CA1064 // It never leaves this program, and always has a reason.
/// <summary>The service refused or did not answer.</summary>
internal sealed class ServiceException(string message) : Exception(message);
#pragma warning restore CA1032, CA1064
