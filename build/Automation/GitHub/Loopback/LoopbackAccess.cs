namespace Automation.GitHub.Loopback;

/// <summary>What a token may do in the repository; each includes those before it.</summary>
public enum LoopbackAccess
{
    /// <summary>It does not see the repository.</summary>
    None,

    /// <summary>It reads; drafts of releases stay hidden.</summary>
    Read,

    /// <summary>It writes.</summary>
    Write,

    /// <summary>It changes the rules.</summary>
    Admin,
}
