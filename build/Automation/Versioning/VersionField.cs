namespace Automation.Versioning;

/// <summary>A number of a version.</summary>
internal enum VersionField
{
    /// <summary>None of them.</summary>
    None,

    /// <summary>The third.</summary>
    Patch,

    /// <summary>The second.</summary>
    Minor,

    /// <summary>The first.</summary>
    Major,
}
