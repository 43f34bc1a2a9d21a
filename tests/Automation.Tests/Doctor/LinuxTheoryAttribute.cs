namespace Automation.Tests.Doctor;

/// <summary>A test of what only Linux tells: who holds a file, and which bits the file system keeps.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinuxTheoryAttribute : TheoryAttribute
{
    public LinuxTheoryAttribute()
    {
        if (!OperatingSystem.IsLinux())
            Skip = "Only Linux tells who holds a file.";
    }
}
