using System.Runtime.InteropServices;
using Automation.Tools;

namespace Automation.Tests;

public sealed class Native_images : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [UnixFact]
    public void Are_made_once_for_a_package_and_a_runtime()
    {
        NativeImages images = Images("exec cp \"$1\" \"$3\"");
        Assert.Null(images.Existing);
        Assert.StartsWith("Made 2 native images in ", images.Make(Assemblies), StringComparison.Ordinal);
        string[] made =
        [
            .. Directory.GetFiles(images.Existing!).Select(x => Path.GetFileName(x)).Order(StringComparer.Ordinal),
        ];
        Assert.Equal(["Core.dll", "Tool.dll"], made);
        Assert.Single(Directory.GetFileSystemEntries(Path.Combine(scratch.Path, "cache")));
        scratch.Write("packages/tool/1.0.0/tool.1.0.0.nupkg.sha512", "another");
        Assert.Null(images.Existing);
    }

    [UnixFact]
    public void Leave_out_what_cannot_be_compiled()
    {
        NativeImages images = Images("case $1 in *Core*) exit 1 ;; esac; exec cp \"$1\" \"$3\"");
        Assert.StartsWith("Made 1 native images", images.Make(Assemblies), StringComparison.Ordinal);
        Assert.Equal("Tool.dll", Path.GetFileName(Assert.Single(Directory.GetFiles(images.Existing!))));
    }

    [UnixFact]
    public void Are_not_made_twice_at_once_nor_without_a_compiler()
    {
        NativeImages images = Images("exec cp \"$1\" \"$3\"");
        string old = Directory.CreateDirectory(Path.Combine(scratch.Path, "cache", "old")).FullName;
        Directory.SetLastWriteTimeUtc(old, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        images.Make(Assemblies);
        Assert.False(Directory.Exists(old));
        string key = Path.GetFileName(images.Existing!);
        Directory.Delete(images.Existing!, recursive: true);
        using (
            new FileStream(
                Path.Combine(scratch.Path, "cache", key + ".lock"),
                FileMode.OpenOrCreate,
                FileAccess.Write,
                FileShare.None
            )
        )
            Assert.Contains("by another process", images.Make(Assemblies), StringComparison.Ordinal);
        File.Delete(Compiler);
        Assert.Contains("without native images", images.Make(Assemblies), StringComparison.Ordinal);
        Assert.Null(images.Existing);
    }

    [Fact]
    public void Lie_in_the_cache_of_the_user_by_default() =>
        Assert.Null(new NativeImages(Program("packages")).Existing);

    private string[] Assemblies =>
        [Program("packages"), Path.Combine(Path.GetDirectoryName(Program("packages"))!, "Core.dll")];

    private string Compiler =>
        Directory.GetFiles(Path.Combine(scratch.Path, "packages"), "crossgen2", SearchOption.AllDirectories)[0];

    private string Program(string packages)
    {
        scratch.Write($"{packages}/tool/1.0.0/tools/net10.0/any/Core.dll", "core");
        return scratch.Write($"{packages}/tool/1.0.0/tools/net10.0/any/Tool.dll", "tool");
    }

    private NativeImages Images(string script)
    {
        scratch.Write("packages/tool/1.0.0/tool.1.0.0.nupkg.sha512", "hash");
        string version = File.ReadAllText(Path.Combine(RepositoryFolder.Path, "Directory.Packages.props"))
            .Split("<ReadyToRunCompilerVersion>")[1]
            .Split('<')[0];
        string compiler = scratch.Write(
            $"packages/microsoft.netcore.app.crossgen2.{RuntimeInformation.RuntimeIdentifier}/{version}/tools/crossgen2",
            $"#!/bin/sh\n{script}\n"
        );
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(compiler, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        return new NativeImages(Program("packages"), Path.Combine(scratch.Path, "cache"));
    }
}
