using System.Text;
using Automation.Gates;
using Automation.Git;

namespace Automation.Receipts;

/// <summary>A small record that the hook leaves for a tree that passed its gates: a git note on the tree.</summary>
public static class Receipt
{
    /// <summary>The ref of the notes.</summary>
    public const string Ref = "refs/notes/gates";

    /// <summary>The gates that a commit passes in the hook.</summary>
    private static IEnumerable<string> Gates => GateList.All.Where(x => x.Hook == "PreCommit").Select(x => x.Name);

    /// <summary>Leaves a record for the tree of the index.</summary>
    /// <param name="repository">The repository, with the index that is committed.</param>
    /// <param name="formatter">The formatter with its version.</param>
    public static void Leave(GitRepository repository, string formatter)
    {
        if (repository.TryLine("write-tree") is not { } tree)
            return;
        string text = $"gates: {string.Join(' ', Gates)}\ntools: {formatter} dotnet-{Environment.Version}\n";
        // A note that cannot be written, on a full disk or beside another commit, must not stop a commit.
        _ = repository
            .Command(["notes", $"--ref={Ref}", "add", "-f", "-F", "-", tree], Encoding.UTF8.GetBytes(text))
            .Run();
    }
}
