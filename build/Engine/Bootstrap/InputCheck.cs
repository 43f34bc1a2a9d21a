namespace Nuke.Common.Execution.Bootstrap;
internal static class InputCheck { internal static int? EnsureFresh(string[] args) => null; }
