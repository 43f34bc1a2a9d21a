namespace Automation.Versioning.Histories;

/// <summary>A branch.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Tip">The commit that it leads to.</param>
/// <param name="IsSymbolic">True for one that stands for another, such as that which a remote's HEAD is.</param>
internal sealed record Branch(BranchName Name, Commit Tip, bool IsSymbolic = false)
{
    public bool IsDetached => Name == BranchName.None;

    public bool Is(Branch other) => Name == other.Name;
}

/// <summary>A tag.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Commit">The commit that it stands on.</param>
internal sealed record Tag(string Name, Commit Commit);
