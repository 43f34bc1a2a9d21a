using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Automation.Repository;

namespace Automation.Projects;

/// <summary>What a project file says of itself, read as XML: no MSBuild is started for it.</summary>
public sealed class ProjectFile
{
    private static readonly string[] Extensions = [".csproj", ".fsproj", ".vbproj"];

    private readonly XDocument document;

    private ProjectFile(string root, string path, XDocument document)
    {
        this.document = document;
        Path = path;
        FullPath = System.IO.Path.Combine(root, path);
        Name = System.IO.Path.GetFileNameWithoutExtension(path);
        References =
        [
            .. document
                .Descendants("ProjectReference")
                .Select(x => x.Attribute("Include")?.Value)
                .OfType<string>()
                .Select(x => Resolve(root, x)),
        ];
    }

    /// <summary>The path relative to the root, with slashes.</summary>
    public string Path { get; }

    /// <summary>The full path.</summary>
    public string FullPath { get; }

    /// <summary>The name of the project.</summary>
    public string Name { get; }

    /// <summary>The name of the assembly.</summary>
    public string AssemblyName => Property("AssemblyName") ?? Name;

    /// <summary>True for projects below <c>tests/</c> or <c>test/</c>, and for those that refer to a test framework.</summary>
    public bool IsTest =>
        Path.StartsWith("tests/", StringComparison.Ordinal)
        || Path.StartsWith("test/", StringComparison.Ordinal)
        || Packages.Contains("Microsoft.NET.Test.Sdk", StringComparer.Ordinal)
        || document.Root?.Attribute("Sdk")?.Value.StartsWith("MSTest.Sdk", StringComparison.Ordinal) == true
        || string.Equals(Property("IsTestProject"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>True when <c>dotnet test</c> runs it: programs that tests start say <c>IsTestProject</c> is false.</summary>
    public bool RunsTests =>
        IsTest && !string.Equals(Property("IsTestProject"), "false", StringComparison.OrdinalIgnoreCase);

    /// <summary>True when <c>dotnet pack</c> makes a package of it.</summary>
    public bool IsPackable => string.Equals(Property("IsPackable"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>True when its package is a dotnet tool.</summary>
    public bool IsTool => string.Equals(Property("PackAsTool"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The projects that it refers to, as paths relative to the root.</summary>
    public IReadOnlyList<string> References { get; }

    /// <summary>The packages that it refers to.</summary>
    public IEnumerable<string> Packages =>
        document.Descendants("PackageReference").Select(x => x.Attribute("Include")?.Value).OfType<string>();

    /// <summary>Why the project is under no coverage gate; null when it is under one.</summary>
    public string? CoverageExempt => Property("CoverageExempt");

    /// <summary>The percentage of lines and branches that tests must reach; null when none is declared.</summary>
    /// <exception cref="AutomationException">It is not a number.</exception>
    public decimal? ReadCoverageThreshold() =>
        Property("CoverageThreshold") is not { } text ? null
        : decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal value) ? value
        : throw new AutomationException($"{Path}: CoverageThreshold is '{text}'. Give a percentage such as 90.");

    /// <summary>Reads a project.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="path">The path relative to it, with slashes.</param>
    /// <exception cref="AutomationException">The file is not valid XML.</exception>
    public static ProjectFile Read(string root, string path)
    {
        try
        {
            return new ProjectFile(root, path, XDocument.Load(System.IO.Path.Combine(root, path)));
        }
        catch (XmlException exception)
        {
            throw new AutomationException(
                $"{path}:{exception.LineNumber} is not valid XML: {exception.Message}",
                exception
            );
        }
    }

    /// <summary>Reads all projects in C#, F# and Visual Basic among the files of a repository, sorted by path.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="files">The repository's files, relative to the root.</param>
    public static IReadOnlyList<ProjectFile> ReadAll(string root, IEnumerable<string> files) =>
        [
            .. files
                .Where(x =>
                    Array.Exists(Extensions, e => x.EndsWith(e, StringComparison.Ordinal))
                    && !RepositoryFiles.IsOfTemplate(x)
                )
                .Order(StringComparer.Ordinal)
                .Select(x => Read(root, x)),
        ];

    /// <summary>The value of an unconditional property; null when the project does not set it.</summary>
    public string? Property(string name) =>
        document.Descendants(name).FirstOrDefault(x => x.Parent is { Name.LocalName: "PropertyGroup" })?.Value.Trim();

    private string Resolve(string root, string include)
    {
        string folder = System.IO.Path.GetDirectoryName(FullPath)!;
        string full = System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, include.Replace('\\', '/')));
        return System.IO.Path.GetRelativePath(root, full).Replace('\\', '/');
    }
}
