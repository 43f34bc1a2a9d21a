using System.Text.Json;
using Automation.Projects;
using Automation.Releasing;

namespace Automation.Tests.Releasing;

public sealed class The_bill_of_materials : IDisposable
{
    private const string Hash = "AQID";
    private static readonly ReleaseIdentity Identity = new("1.2.0-beta.1", "c0ffee0", DateTimeOffset.UnixEpoch)
    {
        AssemblyVersion = "1.2.0.0",
        FileVersion = "1.2.0.0",
    };

    private readonly ScratchFolder scratch = new();

    public The_bill_of_materials()
    {
        scratch.Write("src/Core/Core.csproj", "<Project><PropertyGroup /></Project>");
        scratch.Write(
            "src/Core/packages.lock.json",
            $$"""
            { "version": 2, "dependencies": { "net10.0": {
              "Analyzer": { "type": "Direct", "resolved": "3.0.0", "contentHash": "{{Hash}}" },
              "Direct.One": { "type": "Direct", "resolved": "1.0.0", "contentHash": "{{Hash}}", "dependencies": { "deep": "1.0.0", "core": "1.0.0", "gone": "1.0.0" } },
              "Deep": { "type": "Transitive", "resolved": "2.0.0" },
              "core": { "type": "Project" }
            } } }
            """
        );
        scratch.Write(
            "src/Tool/Tool.csproj",
            """
            <Project>
              <PropertyGroup><IsPackable>true</IsPackable><PackAsTool>true</PackAsTool></PropertyGroup>
              <ItemGroup><ProjectReference Include="../Core/Core.csproj" /></ItemGroup>
            </Project>
            """
        );
        scratch.Write("src/Tool/packages.lock.json", """{ "version": 2, "dependencies": { "net10.0": {} } }""");
        scratch.Write(
            "src/Api/Api.csproj",
            "<Project><PropertyGroup><ReleaseArchive>x</ReleaseArchive></PropertyGroup></Project>"
        );
        scratch.Write("src/Api/packages.lock.json", """{ "version": 2, "dependencies": { "net10.0": {} } }""");
    }

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Names_packages_with_hashes_and_what_needs_what()
    {
        scratch.Write(
            "Directory.Packages.props",
            "<Project><ItemGroup><GlobalPackageReference Include=\"Analyzer\" /><GlobalPackageReference /></ItemGroup></Project>"
        );
        using JsonDocument document = JsonDocument.Parse(Write());
        JsonElement root = document.RootElement;
        Assert.Equal(("CycloneDX", "1.6"), (Text(root, "bomFormat"), Text(root, "specVersion")));
        Assert.Equal("1970-01-01T00:00:00Z", Text(root.GetProperty("metadata"), "timestamp"));
        Assert.Equal(
            "c0ffee0",
            Text(
                root.GetProperty("metadata").GetProperty("component").GetProperty("pedigree").GetProperty("commits")[0],
                "uid"
            )
        );
        Assert.Equal(
            [
                "application Api@1.2.0-beta.1 required",
                "library Core@1.2.0-beta.1 required",
                "library pkg:nuget/Analyzer@3.0.0 excluded",
                "library pkg:nuget/Deep@2.0.0 required",
                "library pkg:nuget/Direct.One@1.0.0 required",
                "application pkg:nuget/Tool@1.2.0-beta.1 required",
            ],
            root.GetProperty("components")
                .EnumerateArray()
                .Select(x => $"{Text(x, "type")} {Text(x, "bom-ref")} {Text(x, "scope")}")
        );
        JsonElement direct = root.GetProperty("components")[4];
        Assert.Equal("pkg:nuget/Direct.One@1.0.0", Text(direct, "purl"));
        Assert.Equal(
            "SHA-512 010203",
            $"{Text(direct.GetProperty("hashes")[0], "alg")} {Text(direct.GetProperty("hashes")[0], "content")}"
        );
        Assert.False(root.GetProperty("components")[0].TryGetProperty("purl", out _));
        Assert.Equal(
            [
                "release: Api@1.2.0-beta.1 pkg:nuget/Tool@1.2.0-beta.1",
                "Api@1.2.0-beta.1: ",
                "Core@1.2.0-beta.1: pkg:nuget/Analyzer@3.0.0 pkg:nuget/Direct.One@1.0.0",
                "pkg:nuget/Analyzer@3.0.0: ",
                "pkg:nuget/Deep@2.0.0: ",
                "pkg:nuget/Direct.One@1.0.0: pkg:nuget/Deep@2.0.0",
                "pkg:nuget/Tool@1.2.0-beta.1: Core@1.2.0-beta.1",
            ],
            root.GetProperty("dependencies")
                .EnumerateArray()
                .Select(x =>
                    $"{Text(x, "ref")}: {string.Join(' ', x.GetProperty("dependsOn").EnumerateArray().Select(y => y.GetString()))}"
                )
        );
    }

    [Fact]
    public void Has_a_serial_number_that_comes_from_its_content()
    {
        string one = Write();
        Assert.Equal(one, Write());
        Assert.Matches("\"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\"", one);
        scratch.Write(
            "src/Api/packages.lock.json",
            """{ "version": 2, "dependencies": { "net10.0": { "More": { "type": "Direct", "resolved": "1.0.0" } } } }"""
        );
        Assert.NotEqual(Serial(one), Serial(Write()));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("{\"dependencies\":[]}")]
    [InlineData("{\"dependencies\":{\"net10.0\":{\"A\":{}}}}")]
    public void Cannot_be_made_from_what_is_no_lock_file(string text)
    {
        scratch.Write("src/Api/packages.lock.json", text);
        Assert.StartsWith(
            "src/Api/packages.lock.json is not a lock file: ",
            Assert.Throws<AutomationException>(Write).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Cannot_be_made_without_a_lock_file()
    {
        File.Delete(Path.Combine(scratch.Path, "src/Api/packages.lock.json"));
        Assert.Equal(
            "src/Api/packages.lock.json does not exist. Commit it: dotnet restore src/Api/Api.csproj",
            Assert.Throws<AutomationException>(Write).Message
        );
    }

    private string Write()
    {
        ReleasePlan plan = new(
            ProjectFile.ReadAll(scratch.Path, ["src/Api/Api.csproj", "src/Core/Core.csproj", "src/Tool/Tool.csproj"])
        );
        ProjectFile[] released = [.. plan.Projects.Where(x => x.Name != "Core")];
        return CycloneDx.Write(
            BillOfMaterials.Read(scratch.Path, plan.Projects, released, Identity.Version),
            "Sample",
            Identity
        );
    }

    private static string Serial(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        return Text(document.RootElement, "serialNumber");
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
