using Automation.Attesting;
using Automation.Releasing;
using Automation.Tests.Releasing;

namespace Automation.Tests.Attesting;

/// <summary>A release in a folder, with somebody who attests it and a file with the roots to trust.</summary>
internal sealed class AttestedRelease : IDisposable
{
    public const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private readonly ScratchFolder scratch = new();

    public AttestedRelease()
    {
        Folder = Path.Combine(scratch.Path, "1.2.0");
        scratch.Write("1.2.0/a.zip", "first");
        Manifest = Verifying_a_release.Release(Folder, ["a.zip"], Commit);
        RootsFile = scratch.Write("roots.pem", Attestor.TrustRoots);
    }

    public static AttestationPolicy Policy { get; } =
        new("https://github.com", "octo/shop", "https://token.actions.githubusercontent.com");

    public static DateTimeOffset Now { get; } = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    public LocalAttestor Attestor { get; } = new(Now);

    public ScratchFolder Scratch => scratch;

    public string Folder { get; }

    public ReleaseManifest Manifest { get; }

    public string RootsFile { get; }

    public LocalBuild Build => new(Policy, Commit, Manifest.FileSha256, Now);

    /// <summary>Verifies a bundle some days after it was signed.</summary>
    public void Check(string bundle, string? roots = null, TimeSpan? later = null)
    {
        using TrustRoots trusted = TrustRoots.Read(roots ?? RootsFile);
        new AttestationCheck(Policy, trusted, new FixedTime(Now + (later ?? TimeSpan.FromDays(30)))).Verify(
            AttestationBundle.Parse(bundle),
            Manifest
        );
    }

    public string Refusal(string bundle, string? roots = null, TimeSpan? later = null) =>
        Assert.Throws<AutomationException>(() => Check(bundle, roots, later)).Message;

    public void Dispose()
    {
        Attestor.Dispose();
        scratch.Dispose();
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
