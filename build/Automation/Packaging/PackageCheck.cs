using System.IO.Compression;
using System.Xml.Linq;

namespace Automation.Packaging;

/// <summary>Checks what is in a package before anybody else does.</summary>
public static class PackageCheck
{
    /// <summary>Checks all packages of a folder.</summary>
    /// <param name="folder">The folder with <c>.nupkg</c> and <c>.snupkg</c> files.</param>
    /// <param name="expected">The ids of the packages that must be there.</param>
    /// <returns>A sentence per problem.</returns>
    public static IReadOnlyList<string> Check(string folder, IReadOnlyCollection<string> expected)
    {
        List<string> problems = [];
        HashSet<string> found = new(StringComparer.OrdinalIgnoreCase);
        string[] packages = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.nupkg") : [];
        foreach (string file in packages.Order(StringComparer.Ordinal))
            found.Add(CheckOne(file, problems));
        problems.AddRange(
            expected
                .Where(x => !found.Contains(x))
                .Select(x => $"{folder} holds no package {x}. Look for its error in the output of dotnet pack.")
        );
        return problems;
    }

    /// <returns>The package's id.</returns>
    private static string CheckOne(string file, List<string> problems)
    {
        string name = Path.GetFileName(file);
        try
        {
            using ZipArchive package = ZipFile.OpenRead(file);
            XElement metadata = Metadata(package);
            string Value(string key) => metadata.Elements().FirstOrDefault(x => x.Name.LocalName == key)?.Value ?? "";
            void Demand(bool holds, string sentence)
            {
                if (!holds)
                    problems.Add($"{name} {sentence}");
            }

            bool Is(string type) =>
                metadata
                    .Descendants()
                    .Any(x => x.Name.LocalName == "packageType" && x.Attribute("name")?.Value == type);
            bool isTool = Is("DotnetTool");
            Demand(Has(package, Value("readme")), "holds no readme. Put a README.md beside the project file.");
            Demand(Value("license").Length > 0, "names no licence. Set PackageLicenseExpression.");
            Demand(
                Value("description").Length > 0 && Value("description") != "Package Description",
                "has no description. Set Description in the project file."
            );
            Demand(
                !isTool || package.Entries.Any(x => x.Name == "DotnetToolSettings.xml"),
                "is a tool without a command. Set ToolCommandName."
            );
            Demand(
                isTool || Is("Template") || File.Exists(Path.ChangeExtension(file, ".snupkg")),
                "has no symbols beside it. Set IncludeSymbols and SymbolPackageFormat."
            );
            Demand(
                !package.Entries.Any(x => x.Name.EndsWith(".Tests.dll", StringComparison.OrdinalIgnoreCase)),
                "holds a test assembly. Take the reference to it out of the project."
            );
            return Value("id");
        }
        catch (Exception exception) when (exception is InvalidDataException or System.Xml.XmlException)
        {
            problems.Add($"{name} is not a package: {exception.Message} Run ./build.sh Clean Pack");
            return "";
        }
    }

    private static XElement Metadata(ZipArchive package)
    {
        ZipArchiveEntry entry =
            package.Entries.FirstOrDefault(x => x.FullName.EndsWith(".nuspec", StringComparison.Ordinal))
            ?? throw new InvalidDataException("It has no nuspec.");
        using Stream stream = entry.Open();
        return XDocument.Load(stream).Root?.Elements().FirstOrDefault()
            ?? throw new InvalidDataException("Its nuspec is empty.");
    }

    private static bool Has(ZipArchive package, string path) =>
        path.Length > 0 && package.GetEntry(path.Replace('\\', '/')) != null;
}
