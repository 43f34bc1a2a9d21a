using Automation.Projects;

namespace Automation.PublicApi;

/// <summary>Holds packable libraries to the public API that was accepted, and to what the last release promised.</summary>
/// <param name="assemblyOf">Gives the compiled assembly of a project.</param>
/// <param name="released">The last release; null when there is none.</param>
public sealed class PublicApiGate(Func<ProjectFile, string> assemblyOf, ReleasedApi? released)
{
    /// <summary>What to do about a difference.</summary>
    public const string Accept = "If that is what you want, accept it: ./build.sh AcceptApi";

    /// <summary>What to do about a breaking change.</summary>
    public const string Keep =
        "Keep it and mark it [Obsolete] for one minor version. If it has to break now, the commit says so: 'feat!: ...', or a footer 'BREAKING CHANGE: ...' with what users have to do";

    /// <summary>The projects that it is about: those packed as libraries, and those with an accepted file.</summary>
    /// <param name="projects">All projects.</param>
    /// <param name="onlyAccepted">True to take only those with an accepted file.</param>
    public static IReadOnlyList<ProjectFile> Libraries(IEnumerable<ProjectFile> projects, bool onlyAccepted) =>
        [
            .. projects.Where(x =>
                x is { IsTest: false, IsTool: false }
                && (AcceptedApi.Read(x) != null || (x.IsPackable && !onlyAccepted))
            ),
        ];

    /// <summary>Judges libraries.</summary>
    public ApiVerdict Check(IReadOnlyList<ProjectFile> libraries)
    {
        List<string> differences = [];
        List<string> breaking = [];
        List<string> uncommitted = [];
        foreach (ProjectFile library in libraries)
        {
            IReadOnlyList<string> now = ApiReader.Read(assemblyOf(library));
            if (Difference(library, now) is { } difference)
                differences.Add(difference);
            if (released is { RaisesMajor: false } && released.Of(library) is { } before)
            {
                IReadOnlyList<string> found = BreakingChanges.Find(before, now, released.RaisesMinor);
                if (found.Count > 0)
                    (released.IsCommitted(library) ? breaking : uncommitted).Add(
                        $"{library.Name} breaks what {released.Tag} has:\n{string.Join('\n', found.Select(x => "    " + x))}"
                    );
            }
        }
        return new ApiVerdict(differences, breaking, uncommitted);
    }

    /// <summary>Accepts what libraries have now.</summary>
    /// <returns>The files that changed, relative to the root.</returns>
    public IReadOnlyList<string> AcceptAll(IReadOnlyList<ProjectFile> libraries) =>
        [.. libraries.Where(x => AcceptedApi.Write(x, ApiReader.Read(assemblyOf(x)))).Select(AcceptedApi.PathOf)];

    private static string? Difference(ProjectFile library, IReadOnlyList<string> now)
    {
        string file = AcceptedApi.PathOf(library);
        if (AcceptedApi.Read(library) is not { } accepted)
            return $"{library.Name} has no {file}, so nobody has accepted its {now.Count} lines of public API.";
        ApiDifference difference = ApiDifference.Between(accepted, now);
        return difference.IsEmpty ? null : $"{library.Name} is not what {file} says:\n{difference}";
    }
}

/// <summary>What the gate found, a text for each library.</summary>
/// <param name="Differences">Where the API is not the accepted one.</param>
/// <param name="Breaking">Where it breaks the last release and no commit says so.</param>
/// <param name="Uncommitted">Where it breaks the last release, and the commit that has to say so is not made yet.</param>
public sealed record ApiVerdict(
    IReadOnlyList<string> Differences,
    IReadOnlyList<string> Breaking,
    IReadOnlyList<string> Uncommitted
);
