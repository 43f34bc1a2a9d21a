using System.Reflection;
using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Nuke.Common.ProjectModel;

/// <summary>Gives a member the solution at a path relative to the root, or the one that the parameter <c>--solution</c> names.</summary>
/// <param name="relativePath">The path; null for the parameter, and for the only solution in the root when that is not given.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class SolutionAttribute(string? relativePath = null) : ValueInjectionAttributeBase
{
    /// <inheritdoc/>
    public override object? GetValue(MemberInfo member, object instance) => Find().ReadSolution();

    private AbsolutePath Find()
    {
        AbsolutePath root = BuildSession.Current.RootDirectory;
        if (relativePath != null)
            return root / relativePath;
        AbsolutePath[] solutions = [.. root.GetFiles("*.sln"), .. root.GetFiles("*.slnx")];
        return solutions is [var only]
            ? only
            : throw new ArgumentException(
                $"{root} holds {solutions.Length} solution files. Name one: [Solution(\"Name.sln\")]."
            );
    }
}
