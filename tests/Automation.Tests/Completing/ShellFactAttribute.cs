using Automation.Services;

namespace Automation.Tests.Completing;

/// <summary>A test that needs a shell which a machine may lack.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ShellFactAttribute : FactAttribute
{
    public ShellFactAttribute(string shell)
    {
        Shell = shell;
        if (ProgramPath.Find(shell) == null)
            Skip = $"{shell} is not installed.";
    }

    public string Shell { get; }
}
