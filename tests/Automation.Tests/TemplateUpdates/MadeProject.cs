using Automation.TemplateUpdates;

namespace Automation.Tests.TemplateUpdates;

/// <summary>A project that was made from version 1.0.0 of a template, and that template.</summary>
internal sealed class MadeProject : IDisposable
{
    public MadeProject(string folder = "", string name = "Acme.Shop")
    {
        Folder = folder;
        Answers["name"] = name;
        Scratch.Write(".git/info/exclude", "artifacts/\n");
    }

    public GitScratch Scratch { get; } = new();

    public VersionsInMemory Template { get; } = new();

    public Dictionary<string, string> Answers { get; } =
        new(StringComparer.Ordinal) { ["license"] = "MIT", ["capability"] = "project" };

    /// <summary>The project's folder below the repository.</summary>
    public string Folder { get; }

    public string Root => Path.Combine(Scratch.Path, Folder);

    public List<string> Said { get; } = [];

    public TemplateUpdate Update => new(Root, Path.Combine(Root, "artifacts"), Template, Said.Add);

    public UpdateRun Targets =>
        new(Root, Path.Combine(Root, "artifacts"), Said.Add) { Rendering = Template, Variable = _ => null };

    /// <summary>Makes the project of a version, with its record complete.</summary>
    public void Make(string version = "1.0.0")
    {
        string made = Scratch.At(".git/made");
        _ = Template.Render("DevEx.Template", version, Answers, made);
        foreach (string file in Directory.GetFiles(made, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(Root, Path.GetRelativePath(made, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(file, target);
        }
        Directory.Delete(made, recursive: true);
        IEnumerable<string> files = Template[version].Keys;
        BirthRecord.Find(Root)!.WithFiles(ManagedFiles.Ids(Root, files)).Write(Root);
    }

    /// <summary>Makes the project and commits it.</summary>
    public void Begin()
    {
        Make();
        Scratch.Commit("feat: begin");
    }

    public void Write(string path, string content) => Scratch.Write(Path.Combine(Folder, path), content);

    public void Delete(string path) => File.Delete(Path.Combine(Root, path));

    public void Move(string path, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Root, to))!);
        File.Move(Path.Combine(Root, path), Path.Combine(Root, to));
    }

    public UpdatePlan To(string? version, params string[] answers) => Update.Run(UpdateRequest.Parse(version, answers));

    /// <summary>The content of a file on the branch of an update; null when it is not there.</summary>
    public string? OnBranch(string version, string path)
    {
        byte[] content = [];
        (int exitCode, content, _) = Scratch
            .Repository.Command([
                "cat-file",
                "blob",
                $"template/{version}:{(Folder.Length == 0 ? "" : Folder + "/")}{path}",
            ])
            .RunForBytes();
        return exitCode == 0 ? System.Text.Encoding.UTF8.GetString(content) : null;
    }

    /// <summary>What an update must not touch: branch, index byte by byte, and work tree.</summary>
    public string State() =>
        string.Join(
            '\n',
            Scratch.Git("rev-parse", "HEAD"),
            Convert.ToHexString(
                System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Scratch.At(".git/index")))
            ),
            string.Join(
                '\n',
                Directory
                    .GetFiles(Scratch.Path, "*", SearchOption.AllDirectories)
                    .Where(x => !x.StartsWith(Scratch.At(".git"), StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal)
                    .Select(x => $"{x} {BlobId.Of(File.ReadAllBytes(x))}")
            )
        );

    public void Dispose() => Scratch.Dispose();
}
