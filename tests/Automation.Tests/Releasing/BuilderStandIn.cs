using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Automation.Processes;
using Automation.Projects;

namespace Automation.Tests.Releasing;

/// <summary>Stands in for dotnet: it makes the files that dotnet would, with the differences from run to run that dotnet has, in no time.</summary>
internal sealed class BuilderStandIn
{
    private int run;

    /// <summary>What it was asked for, such as <c>pack release.slnx</c>.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Gets what it is asked for, and gives the errors to fail with.</summary>
    public Func<string, string?> Errors { get; set; } = _ => null;

    /// <summary>What it compiles into assemblies; it gets the number of the run.</summary>
    public Func<int, string> Code { get; set; } = _ => "code";

    /// <summary>False when programs get published to nowhere.</summary>
    public bool Publishes { get; set; } = true;

    public CommandResult Run(Command command)
    {
        run++;
        string asked = string.Join(' ', command.Arguments);
        Asked.Add(asked);
        if (Errors(asked) is { } errors)
            return new CommandResult(1, errors, "");
        string source = command.WorkingDirectory;
        switch (command.Arguments[0])
        {
            case "pack":
                foreach (string path in Paths(Path.Combine(source, command.Arguments[1]), "Project", "Path"))
                    Pack(
                        ProjectFile.Read(source, path),
                        Value(command, "PackageOutputPath"),
                        Value(command, "Version")
                    );
                break;
            case "msbuild":
                foreach (string path in Paths(Path.Combine(source, command.Arguments[1]), "Program", "Include"))
                {
                    foreach (string runtime in Value(command, "RuntimeIdentifier").Trim('"').Split(';'))
                        Publish(source, Path.GetFileNameWithoutExtension(path), runtime);
                }
                break;
            default:
                Image(Value(command, "ContainerArchiveOutputPath"));
                break;
        }
        return new CommandResult(0, "", "");
    }

    private static IEnumerable<string> Paths(string file, string element, string attribute) =>
        XDocument.Load(file).Descendants(element).Select(x => x.Attribute(attribute)!.Value).Distinct();

    private static string Value(Command command, string property) =>
        command
            .Arguments.Single(x =>
                x.Split('=')[0] is var name && (name == $"-p:{property}" || name == $"-p:{property}s")
            )
            .Split('=', 2)[1];

    private void Publish(string source, string name, string runtime)
    {
        if (!Publishes)
            return;
        string folder = Path.Combine(source, "artifacts", "publish", name, $"release_{runtime}");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, $"{name}.dll"), Code(run));
    }

    private void Pack(ProjectFile project, string folder, string version)
    {
        string nuspec =
            $"<package xmlns=\"http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd\"><metadata><id>{project.Name}</id><version>{version}</version><authors>Somebody</authors><readme>README.md</readme><license>MIT</license><description>A sample.</description></metadata></package>";
        PackOne(Path.Combine(folder, $"{project.Name}.{version}.nupkg"), project.Name, nuspec);
        PackOne(Path.Combine(folder, $"{project.Name}.{version}.snupkg"), project.Name, nuspec);
    }

    private void PackOne(string file, string name, string nuspec)
    {
        using ZipArchive package = ZipFile.Open(file, ZipArchiveMode.Create);
        Add(package, $"{name}.nuspec", nuspec);
        Add(package, "README.md", "# Sample");
        Add(package, $"lib/net10.0/{name}.dll", Code(run));
    }

    private void Add(ZipArchive package, string name, string content)
    {
        ZipArchiveEntry entry = package.CreateEntry(name);
        entry.LastWriteTime = DateTimeOffset.UnixEpoch.AddYears(30 + run);
        using StreamWriter writer = new(entry.Open());
        writer.Write(content);
    }

    private void Image(string file)
    {
        DateTimeOffset time = DateTimeOffset.UnixEpoch.AddYears(30 + run);
        string[] names = run % 2 == 0 ? ["app/", "app/a.dll"] : ["app/a.dll", "app/"];
        using MemoryStream plain = new();
        using (TarWriter tar = new(plain, leaveOpen: true))
        {
            foreach (string name in names)
            {
                // The header of this form has the id of the process that writes it, and a time with fractions.
                PaxTarEntry entry = new(name[^1] == '/' ? TarEntryType.Directory : TarEntryType.RegularFile, name)
                {
                    ModificationTime = time,
                };
                if (entry.EntryType == TarEntryType.RegularFile)
                    entry.DataStream = new MemoryStream(Encoding.UTF8.GetBytes(Code(run)));
                tar.WriteEntry(entry);
            }
        }
        using MemoryStream layer = new();
        using (GZipStream compressed = new(layer, CompressionLevel.Fastest, leaveOpen: true))
            compressed.Write(plain.ToArray());
        string created = time.ToString("s", CultureInfo.InvariantCulture);
        byte[] configuration = Encoding.UTF8.GetBytes(
            $$"""{"created":"{{created}}","rootfs":{"diff_ids":["{{Digest(plain.ToArray())}}"]},"history":[{"created":"{{created}}"}]}"""
        );
        byte[] manifest = Encoding.UTF8.GetBytes(
            $$"""{"config":{"digest":"{{Digest(configuration)}}","size":1},"layers":[{"digest":"{{Digest(layer.ToArray())}}","size":1}]}"""
        );
        using FileStream stream = File.Create(file);
        using TarWriter archive = new(stream);
        foreach (byte[] blob in new[] { layer.ToArray(), configuration, manifest })
            Write(archive, $"blobs/sha256/{Digest(blob)["sha256:".Length..]}", blob);
        Write(archive, "oci-layout", "{}"u8.ToArray());
        Write(
            archive,
            "index.json",
            Encoding.UTF8.GetBytes($$"""{"manifests":[{"digest":"{{Digest(manifest)}}","size":1}]}""")
        );
    }

    private static void Write(TarWriter archive, string name, byte[] content) =>
        archive.WriteEntry(
            new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) }
        );

    private static string Digest(byte[] content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}";
}
