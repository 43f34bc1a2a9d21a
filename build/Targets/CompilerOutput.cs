using Nuke.Common.Tooling;

namespace Targets;

/// <summary>What dotnet build prints. Warnings are no more than lines here: the gates read them from the reports and tell them once.</summary>
internal static class CompilerOutput
{
    public static void Log(OutputType type, string text)
    {
        if (text.Contains(": error ", StringComparison.Ordinal) || type == OutputType.Err)
            Serilog.Log.Error("{Line}", text);
        else
            Serilog.Log.Debug("{Line}", text);
    }
}
