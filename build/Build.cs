using Nuke.Common;

/// <summary>The capabilities of this build; each is a file in Targets/.</summary>
internal sealed class Build : NukeBuild, IClean, IRestore, ICompile
{
    public static int Main() => Execute<Build>(x => ((ICompile)x).Compile);
}
