using Automation.Deploying;
using Automation.Environments;
using Automation.Releasing;

namespace Automation.Tests.Deploying;

/// <summary>A program on PATH that writes down how it is called and plays answers, and an environment that uses it.</summary>
internal sealed class StandIn : IDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly string name;

    /// <param name="name">The name of the program.</param>
    /// <param name="answers">The branches of a shell's case over all arguments in one text.</param>
    public StandIn(string name, string answers)
    {
        this.name = name;
        scratch.WriteProgram(
            $"bin/{name}",
            $"#!/bin/sh\nhere={scratch.Path}\necho \"$*\" >>$here/calls\ncase \"$*\" in\n{answers}\nesac\n"
        );
        scratch.Write("calls", "");
        Release = Make("1.2.0", 'a');
    }

    public string Path => scratch.Path;

    public DeployedRelease Release { get; }

    public string[] Calls => scratch.Read("calls").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public List<string> Said { get; } = [];

    public string Write(string file, string content) => scratch.Write(file, content);

    public bool Has(string file) => File.Exists(System.IO.Path.Combine(scratch.Path, file));

    public string Read(string file) => scratch.Read(file);

    public void Forget() => scratch.Write("calls", "");

    /// <summary>A release with the digests of images that were pushed.</summary>
    public DeployedRelease Make(string version, char digit, bool hasImages = true)
    {
        string folder = System.IO.Path.Combine(scratch.Path, "release", version);
        Directory.CreateDirectory(folder);
        string images = System.IO.Path.Combine(folder, hasImages ? ReleaseImages.FileName : "notes.md");
        File.WriteAllText(
            images,
            $$"""{"jobs-api":"sha256:{{new string(digit, 64)}}","jobs-worker":"sha256:{{new string('b', 64)}}"}"""
        );
        return DeployableRepository.Seal(folder, version, new string('c', 40), System.IO.Path.GetFileName(images));
    }

    public IDeploymentTarget Target(string kind, string target, string settings = "", string? path = null) =>
        DeploymentTargets.Of(
            EnvironmentFile.Parse(
                "dev",
                $$"""
                {"previous":null,"target":{"kind":"{{kind}}",{{target}},"image":{"api":"registry.example/shop/jobs-api","worker":"registry.example/shop/jobs-worker"} },"settings":{ {{settings}} },"runs":null}
                """
            ),
            scratch.Path,
            x =>
                x == "PATH" ? path ?? System.IO.Path.Combine(scratch.Path, "bin")
                : x == DeploymentTargets.FolderVariable ? System.IO.Path.Combine(scratch.Path, "environments")
                : null,
            Said.Add
        );

    public override string ToString() => name;

    public void Dispose() => scratch.Dispose();
}
