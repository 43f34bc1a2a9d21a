namespace Template.Jobs.Contract;

/// <summary>Ends a test that cannot run here, and says why.</summary>
internal static class Skip
{
    // The word is how a test of xunit 2.9 tells its runner.
    public static void Because(string reason) => throw new InvalidOperationException("$XunitDynamicSkip$" + reason);
}
