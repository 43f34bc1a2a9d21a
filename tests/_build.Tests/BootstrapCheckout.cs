using System.Diagnostics;

namespace BuildTests;

/// <summary>A small repository with the real start scripts and input check, and a build program that prints what it was given.</summary>
internal sealed class BootstrapCheckout : IDisposable
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <UseAppHost>false</UseAppHost>
            <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
          </PropertyGroup>
        </Project>
        """;

    private const string Program = """
        using Nuke.Common.Execution.Bootstrap;
        if (InputCheck.EnsureFresh(args) is { } handedOver)
            return handedOver;
        Console.WriteLine($"marker={Marker.Text}\nfolder={Environment.CurrentDirectory}\nprocess={Environment.ProcessId}");
        foreach (string argument in args)
            Console.WriteLine($"argument={argument}");
        foreach (string name in new[] { "BUILD_ROOT", "BUILD_STALE", "PATH", "DOTNET_ROOT", "DOTNET_CLI_HOME", "GIT_DIR" })
            Console.WriteLine($"{name}={Environment.GetEnvironmentVariable(name)}");
        Console.WriteLine($"input={Console.In.ReadToEnd()}");
        return args is ["exit", string code] ? int.Parse(code) : 0;

        namespace Nuke.Common.Execution
        {
            internal static class RootDirectoryLookup
            {
                public const string Variable = "BUILD_ROOT";
            }
        }
        """;

    private readonly string scratch = Directory.CreateTempSubdirectory("bootstrap-").FullName;

    private BootstrapCheckout(string name) => Root = Path.Combine(scratch, name);

    public static string Repository { get; } = FindRepository();

    public string Root { get; }

    public string Script => Path.Combine(Root, "build.sh");

    public string Builds => Path.Combine(Root, ".nuke", "build");

    public string Current => Path.Combine(Builds, File.ReadLines(Path.Combine(Builds, "current.embedded")).First());

    /// <summary>The folders of programs, and of compiles that go on or were killed.</summary>
    public string[] Folders =>
        [.. Directory.GetDirectories(Builds).Select(x => Path.GetFileName(x)).Order(StringComparer.Ordinal)];

    public static BootstrapCheckout Make(string name)
    {
        BootstrapCheckout checkout = new(name);
        Directory.CreateDirectory(checkout.At("build/Engine/Bootstrap"));
        string[] shared =
        [
            "build.sh",
            "global.json",
            "Directory.Build.props",
            "Directory.Build.targets",
            "build/bootstrap.sh",
        ];
        foreach (string file in shared)
            File.Copy(Path.Combine(Repository, file), checkout.At(file));
        foreach (string file in Directory.GetFiles(Path.Combine(Repository, "build", "Engine", "Bootstrap")))
            File.Copy(file, checkout.At("build/Engine/Bootstrap/" + Path.GetFileName(file)));
        checkout.Write("build/_build.csproj", Project);
        checkout.Write("build/Program.cs", Program);
        checkout.Mark("one");
        return checkout;
    }

    /// <summary>The same checkout in another place, with its built program and all times.</summary>
    public BootstrapCheckout Copy(string name = "copy")
    {
        BootstrapCheckout copy = new(name);
        using Process process = Process.Start("cp", ["-Rp", Root, copy.Root]);
        process.WaitForExit();
        return copy;
    }

    public string At(string name) => Path.Combine(Root, name);

    public void Write(string name, string content) => File.WriteAllText(At(name), content);

    /// <summary>Makes the program print another marker.</summary>
    public void Mark(string text) =>
        Write("build/Marker.cs", $"internal static class Marker {{ public const string Text = \"{text}\"; }}\n");

    /// <summary>Writes a file and gives it, and its folder, the times from before.</summary>
    public void MarkUnseen(string text)
    {
        DateTime file = File.GetLastWriteTimeUtc(At("build/Marker.cs"));
        DateTime folder = Directory.GetLastWriteTimeUtc(At("build"));
        Mark(text);
        File.SetLastWriteTimeUtc(At("build/Marker.cs"), file);
        Directory.SetLastWriteTimeUtc(At("build"), folder);
    }

    public ProcessStartInfo Start(params string[] arguments) => Start(Script, arguments);

    public ProcessStartInfo Start(string program, string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = Root };
        // What the build that runs these tests tells its children is not for the builds in here.
        foreach (string name in start.Environment.Keys.Where(IsOfOuterBuild).ToArray())
            start.Environment.Remove(name);
        return start;
    }

    public Task<BootstrapRun> Run(params string[] arguments) => BootstrapRun.Of(Start(arguments));

    public void Dispose() => Directory.Delete(scratch, recursive: true);

    private static bool IsOfOuterBuild(string name) =>
        name is "BUILD_ROOT" or "BuildEngine" or "BootstrapArtifacts" or "CI"
        || name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase);

    private static string FindRepository()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "build.sh")))
            folder = folder.Parent ?? throw new InvalidOperationException("These tests lie in no repository.");
        return folder.FullName;
    }
}
