using Automation.Services;

namespace Automation.Tests.Documentation;

/// <summary>A test that needs a terminal, which util-linux's script makes.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ScriptFactAttribute : FactAttribute
{
    public ScriptFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || ProgramPath.Find("script") == null)
            Skip = "There is no script of util-linux.";
    }
}
