using System.Reflection;
using Nuke.Common.IO;

namespace Nuke.Common.Execution;

/// <summary>Finds the project file that the build program was built from.</summary>
internal static class BuildProject
{
    public static AbsolutePath? Find(AbsolutePath root, Assembly? program)
    {
        string name = program?.GetName().Name ?? "_build";
        AbsolutePath file = root / "build" / (name + ".csproj");
        return File.Exists(file) ? file : null;
    }
}
