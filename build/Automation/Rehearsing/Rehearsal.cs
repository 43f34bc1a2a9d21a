using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Automation.Environments;
using Automation.Promoting;
using Automation.Releasing;

namespace Automation.Rehearsing;

/// <summary>Plays the whole way of a release, from a change to production and back, with the targets that people and workflows call.</summary>
/// <param name="scene">Where.</param>
/// <param name="people">Who.</param>
/// <param name="rules">Whose word a promotion needs.</param>
/// <param name="build">Runs targets as the bot does.</param>
/// <param name="review">What people do with pull requests.</param>
/// <param name="runtime">The runtime of this machine, such as linux-x64.</param>
/// <param name="say">Takes the story, line by line.</param>
[ExcludeFromCodeCoverage(Justification = "./build.sh Rehearse runs it in CI.")]
public sealed partial class Rehearsal(
    RehearsalScene scene,
    RehearsedPeople people,
    ApprovalRules rules,
    RehearsedBuild build,
    RehearsedReview review,
    string runtime,
    Action<string> say
)
{
    private const string EnvironmentOption = "--environment";
    private const string VersionOption = "--release-version";
    private int chapter;
    private int run = 100;

    /// <summary>Plays it.</summary>
    /// <exception cref="AutomationException">Something did not go as it should.</exception>
    public void Play()
    {
        string[] names = [.. scene.Environments.Select(x => x.Name)];
        string first = names[0];

        Chapter("A change is released: built once, attested, published");
        string one = Release("docs/rehearsal.md", x => x + "One line.\n", "feat: say one line");

        Chapter($"The published release is deployed to {first}");
        DeployFirst(first, one);
        Board();

        foreach (string name in names[1..])
        {
            Chapter($"{one} is promoted to {name}");
            Promote(name, one, isRefusedFirst: name == names[1]);
            Board();
        }

        Chapter($"A broken version is released: {first} refuses it and keeps what it has");
        string broken = Release(Program(), Break, "fix: break the start on purpose");
        CallFirst(first, broken, isBroken: true);
        Board();

        Chapter("It is mended, released, and promoted all the way");
        string two = Release(Program(), Mend, "fix: mend the start");
        DeployFirst(first, two);
        foreach (string name in names[1..])
            Promote(name, two, isRefusedFirst: false);
        Board();

        Chapter($"{two} turns out to be no good, and a senior lets {names[^1]} roll back");
        RollBack(names[^1], one);
        Board();

        Chapter("Everything is on record");
        build.Run("Environments", "--history");
        Tamper(names[^1]);
    }

    private void Chapter(string title)
    {
        say("");
        say($"{++chapter}. {title}");
    }

    private string Release(string path, Func<string, string> change, string message)
    {
        scene.Commit(path, change, message);
        say($"  somebody commits \"{message}\"");
        string[] options = ["--release-runtimes", runtime, "--no-packages", "--no-images"];
        IReadOnlyList<string> lines = build.Run(["BuildRelease", .. options]);
        string version =
            lines.Select(x => VersionLine().Match(x)).FirstOrDefault(x => x.Success)?.Groups["version"].Value
            ?? throw new AutomationException("The rehearsal stopped: Release named no version.");
        scene.Attest(version);
        say($"  the workflow {rules.BuildWorkflow} attests it");
        build.Run(["Release", .. options]);
        build.Run("PublishRelease", VersionOption, version);
        return version;
    }

    private void DeployFirst(string name, string version) => CallFirst(name, version, isBroken: false);

    private void CallFirst(string name, string version, bool isBroken)
    {
        RehearsedBuild workflow = Workflow();
        workflow.Run("VerifyAttestation", VersionOption, version);
        string[] deploy = ["Deploy", EnvironmentOption, name, VersionOption, version];
        if (isBroken)
            workflow.Refused("still runs in", deploy);
        else
            workflow.Run(deploy);
    }

    private void Promote(string name, string version, bool isRefusedFirst)
    {
        build.Run("Promote", "--to-environment", name);
        string branch = $"promotion/{name}-v{version}";
        scene.GitHub.Pushed(people.Bot, branch);
        int number = review.Find(people.Bot, branch);
        string[] policy = ["PromotionPolicy", "--pull-request", number.ToString(CultureInfo.InvariantCulture)];
        IEnumerable<string> others = people.Others;
        if (isRefusedFirst)
        {
            build.Refused("Nobody's approval counts", policy);
            Swap(name, branch, version);
            build.Refused(PolicyRule.Digest, policy);
            say("  so the build writes the file again");
            build.Run("Promote", "--to-environment", name);
            scene.GitHub.Pushed(people.Bot, branch);
            foreach (string login in people.Others)
            {
                review.Approve(number, login, isSenior: false);
                build.Refused(login == people.Others[^1] ? PolicyRule.Seniors : PolicyRule.Approvals, policy);
            }
        }
        else
        {
            foreach (string login in others.Take(rules.Approvals - rules.SeniorApprovals))
                review.Approve(number, login, isSenior: false);
        }
        foreach (string login in people.Seniors)
            review.Approve(number, login, isSenior: true);
        build.Run(policy);
        review.Merge(number, people.Seniors[0]);
        scene.Pull();
        RehearsedBuild workflow = Workflow();
        workflow.Run("VerifyAttestation", VersionOption, version);
        workflow.Run("PromotionPolicy", EnvironmentOption, name);
        workflow.Run("Deploy", EnvironmentOption, name, VersionOption, version);
        workflow.Run("ValidateEnvironment", EnvironmentOption, name);
    }

    /// <summary>Lets somebody put another digest into the promotion.</summary>
    private void Swap(string name, string branch, string version)
    {
        EnvironmentFile environment = EnvironmentFile.Read(scene.Git.Root, name);
        DeploymentRecord record =
            new DeploymentRecords(scene.Git.Root, TimeProvider.System).Current(environment.Previous!)
            ?? throw new AutomationException($"The rehearsal stopped: nothing is recorded in {environment.Previous}.");
        EnvironmentRelease other = new(
            version,
            $"sha256:{new string('0', 64)}",
            record.Commit,
            record.At,
            environment.Previous!,
            null
        );
        string commit = new FileCommit(scene.Git).Make(
            branch,
            scene.Git.Lines("rev-parse", "main")[0],
            EnvironmentFile.PathOf(name),
            environment.With(other),
            "chore: swap the digest"
        );
        scene.Git.Run(["push", "--quiet", "--no-verify", "--force", "origin", $"{commit}:refs/heads/{branch}"]);
        scene.GitHub.Pushed(people.Bot, branch);
        say($"  somebody puts another digest into {branch}");
    }

    private void RollBack(string name, string to)
    {
        build.Refused("never succeeded", "Rollback", EnvironmentOption, name, VersionOption, "99.0.0");
        RehearsedBuild workflow = Workflow();
        foreach (string login in people.Seniors)
            scene.GitHub.Review(run, login, "approved", name);
        say($"  {string.Join(" and ", people.Seniors)} let the run go on to {name}");
        workflow.Run("VerifyAttestation", VersionOption, to);
        workflow.Run("Rollback", EnvironmentOption, name, VersionOption, to);
        build.Refused("was rolled back", "PromotionPolicy", EnvironmentOption, name);
        build.Run("Promote", "--to-environment", name, VersionOption, to);
    }

    /// <summary>Changes a byte of a release, and looks who notices.</summary>
    private void Tamper(string name)
    {
        DeploymentRecord record =
            new DeploymentRecords(scene.Git.Root, TimeProvider.System).Current(name)
            ?? throw new AutomationException($"The rehearsal stopped: nothing is recorded in {name}.");
        string folder = new ReleaseFolder(Path.Combine(scene.Git.Root, "artifacts", "release")).Of(record.Version);
        string file = Path.Combine(folder, CycloneDx.Name);
        byte[] content = File.ReadAllBytes(file);
        content[content.Length / 2] ^= 1;
        File.WriteAllBytes(file, content);
        say($"  somebody changes a byte of {CycloneDx.Name}");
        build.Refused(CycloneDx.Name, "VerifyAttestation", VersionOption, record.Version);
        content[content.Length / 2] ^= 1;
        File.WriteAllBytes(file, content);
    }

    private void Board() => build.Run("Environments");

    /// <summary>The build as a workflow calls it: in a run of its own.</summary>
    private RehearsedBuild Workflow() =>
        build.With(("GITHUB_RUN_ID", (++run).ToString(CultureInfo.InvariantCulture)), ("GITHUB_ACTOR", people.Bot));

    /// <summary>The program that breaks: the first one that is released in an archive.</summary>
    private string Program()
    {
        ReleasePlan plan = new(
            Projects.ProjectFile.ReadAll(scene.Git.Root, Repository.RepositoryFiles.List(scene.Git.Root)),
            new ReleaseScope { Runtimes = [runtime] }
        );
        string folder = Path.GetDirectoryName(plan.Archives[0].Projects[0].Path)!;
        return Path.Combine(folder, "Program.cs").Replace('\\', '/');
    }

    private const string Breaking =
        "\nif (args.Length >= 0)\n    throw new InvalidOperationException(\"broken on purpose\");\n";

    private static string Break(string text)
    {
        // After the last using: what follows them are the statements.
        int at = text.LastIndexOf("using ", StringComparison.Ordinal);
        at = text.IndexOf('\n', at) + 1;
        return text[..at] + Breaking + text[at..];
    }

    private static string Mend(string text) => text.Replace(Breaking, "", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?<version>\d+\.\d+\.\d+\S*) (is in|was there)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VersionLine();
}
