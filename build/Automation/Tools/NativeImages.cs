using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using Automation.Formatting;
using Automation.Processes;

namespace Automation.Tools;

/// <summary>Natively compiled copies of a tool's assemblies. They halve what a short run costs; without them it runs as it is.</summary>
/// <remarks>
/// The compiler may look into the framework's code, so the copies fit exactly one build of the runtime: it is part of their
/// key, beside the package's hash, the compiler's version and the platform. The runtime checks this too when it loads them.
/// </remarks>
/// <param name="program">The tool's program in the folder of NuGet packages.</param>
/// <param name="cache">The folder for the copies; by default one in the user's cache.</param>
public sealed class NativeImages(string program, string? cache = null)
{
    private const long SmallAssembly = 1024 * 1024;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(60);
    private readonly string cache = cache ?? DefaultCache();

    /// <summary>The folder with the copies; null when they were not made.</summary>
    public string? Existing => Directory.Exists(Folder) ? Folder : null;

    private string Folder => Path.Combine(cache, Key);

    private string PackageFolder => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(program)!, "..", "..", ".."));

    private static string CompilerVersion =>
        typeof(NativeImages)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .First(x => x.Key == "ReadyToRunCompilerVersion")
            .Value!;

    private string Key
    {
        get
        {
            ContentHash hash = new();
            foreach (string file in Directory.GetFiles(PackageFolder, "*.nupkg.sha512"))
                hash.Add("package", File.ReadAllBytes(file));
            hash.Add(program, []);
            hash.Add(CompilerVersion, []);
            hash.Add(RuntimeInformation.RuntimeIdentifier, typeof(object).Module.ModuleVersionId.ToByteArray());
            return hash.Value.ToString("x16", CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Makes the copies, unless they are there or being made. It takes about half a minute of CPU time.</summary>
    /// <param name="assemblies">The assemblies to compile, those that a run of the tool loads.</param>
    /// <returns>A sentence that says what happened.</returns>
    public string Make(IReadOnlyList<string> assemblies)
    {
        string compiler = Compiler();
        if (!File.Exists(compiler))
            return $"The compiler {compiler} is not there: the formatter runs without native images.";
        Directory.CreateDirectory(cache);
        using FileStream? only = TryLock(Path.Combine(cache, Key + ".lock"));
        if (only == null)
            return "The native images are being made by another process.";
        string made = $"{Folder}.{Environment.ProcessId}";
        Directory.CreateDirectory(made);
        try
        {
            int count = CompileAll(compiler, assemblies, made);
            if (Existing == null)
                Directory.Move(made, Folder);
            return $"Made {count} native images in {Folder}.";
        }
        finally
        {
            if (Directory.Exists(made))
                Directory.Delete(made, recursive: true);
            DropOld();
        }
    }

    private static int CompileAll(string compiler, IReadOnlyList<string> assemblies, string target)
    {
        string source = Path.GetDirectoryName(assemblies[0])!;
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] references =
        [
            "-r",
            Path.Combine(framework, "*.dll"),
            "-r",
            Path.Combine(source, "*.dll"),
            "--inputbubble",
            "--inputbubbleref",
            Path.Combine(framework, "*.dll"),
            "--inputbubbleref",
            Path.Combine(source, "*.dll"),
            "-O",
        ];
        int count = 0;
        foreach (string assembly in assemblies)
        {
            string image = Path.Combine(target, Path.GetFileName(assembly));
            // Of a large assembly this would take minutes and win next to nothing.
            bool isSmall = new FileInfo(assembly).Length < SmallAssembly;
            string[] generics = isSmall ? ["--compilebubblegenerics"] : ["--non-local-generics-module", "*"];
            string[] arguments = [assembly, "-o", image, .. references, .. generics];
            CommandResult result = new Command(compiler, arguments, source).Run();
            // One that cannot be compiled is loaded as it is.
            if (result.ExitCode == 0)
                count++;
            else
                File.Delete(image);
        }
        return count;
    }

    private string Compiler() =>
        Path.Combine(
            Path.GetFullPath(Path.Combine(PackageFolder, "..", "..")),
            $"microsoft.netcore.app.crossgen2.{RuntimeInformation.RuntimeIdentifier}",
            CompilerVersion,
            "tools",
            OperatingSystem.IsWindows() ? "crossgen2.exe" : "crossgen2"
        );

    private void DropOld()
    {
        foreach (DirectoryInfo old in new DirectoryInfo(cache).EnumerateDirectories())
        {
            if (old.FullName != Folder && DateTime.UtcNow - old.LastWriteTimeUtc > Kept)
                old.Delete(recursive: true);
        }
    }

    private static FileStream? TryLock(string file)
    {
        try
        {
            return new FileStream(
                file,
                FileMode.OpenOrCreate,
                FileAccess.Write,
                FileShare.None,
                1,
                FileOptions.DeleteOnClose
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string DefaultCache()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string caches =
            OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } set ? set
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches")
            : Path.Combine(home, ".cache");
        return Path.Combine(caches, "dotnet-native-images");
    }
}
