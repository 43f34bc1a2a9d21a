namespace Template.Jobs.Contract;

/// <summary>Ends a test that cannot run here, and says why. It needs <see cref="SkippingTestFramework"/>.</summary>
internal static class Skip
{
    public const string Sign = "$XunitDynamicSkip$";

    public static void Because(string reason) => throw new InvalidOperationException(Sign + reason);
}
