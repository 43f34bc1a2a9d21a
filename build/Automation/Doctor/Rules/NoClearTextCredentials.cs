using System.Xml;
using System.Xml.Linq;
using Automation.Health;

namespace Automation.Doctor.Rules;

/// <summary>No configuration of NuGet in the repository holds a password. What it holds is never shown.</summary>
internal sealed class NoClearTextCredentials()
    : DoctorRule(
        "DR012",
        HealthSeverity.High,
        "credentials",
        "No configuration of NuGet in the repository holds credentials"
    )
{
    private const string Fix =
        "Revoke it, then keep it in an environment variable (\"%NAME%\" as the value) or your own configuration: dotnet nuget update source NAME";

    public override DoctorAnswer Check(ExaminedRepository repository)
    {
        string[] configurations =
        [
            .. repository.Files.Files.Where(x =>
                Path.GetFileName(x).Equals("nuget.config", StringComparison.OrdinalIgnoreCase)
            ),
        ];
        return configurations.Length == 0
            ? DoctorAnswer.Silent
            : DoctorAnswer.Of(
                configurations.SelectMany(x => Findings(x, repository.Files.Text(x))),
                configurations.Length == 1 ? $"none in {configurations[0]}" : $"none in {configurations.Length} files"
            );
    }

    private IEnumerable<DoctorFinding> Findings(string file, string text)
    {
        XElement? root = Parse(text);
        if (root == null)
            return [Found(file, "It is no valid XML, so that NuGet fails.", $"Mend it, or git checkout -- {file}")];
        return root.Elements()
            .SelectMany(section => section.Descendants("add").Where(x => IsSecret(Name(section), x)))
            .Select(x => (Line: ((IXmlLineInfo)x).LineNumber, Of: Thing(x)))
            .Select(x =>
                Found($"{file}:{x.Line}", $"It holds {x.Of} in clear text, for all who can read the repository.", Fix)
            );
    }

    private static bool IsSecret(string section, XElement add)
    {
        string value = (string?)add.Attribute("value") ?? "";
        return section switch
        {
            "packagesourcecredentials" => Key(add) == "cleartextpassword" && IsLiteral(value),
            "apikeys" => IsLiteral(value),
            "packagesources" => Uri.TryCreate(value, UriKind.Absolute, out Uri? address)
                && address.UserInfo.Contains(':', StringComparison.Ordinal)
                && IsLiteral(Uri.UnescapeDataString(address.UserInfo.Split(':', 2)[1])),
            "config" => Key(add) == "http_proxy.password" && IsLiteral(value),
            _ => false,
        };
    }

    /// <summary>False for nothing, and for the name of an environment variable between percent signs.</summary>
    private static bool IsLiteral(string value) =>
        value.Length > 0 && !(value.Length > 2 && value[0] == '%' && value[^1] == '%');

    private static string Thing(XElement add) =>
        Name(add.Parent!) switch
        {
            "apikeys" => "an API key",
            "packagesources" => "the password of a source",
            "config" => "the password of a proxy",
            var name => $"the password of the source '{XmlConvert.DecodeName(add.Parent!.Name.LocalName) ?? name}'",
        };

    private static string Key(XElement add) => ((string?)add.Attribute("key") ?? "").ToLowerInvariant();

    private static string Name(XElement element) => element.Name.LocalName.ToLowerInvariant();

    private static XElement? Parse(string text)
    {
        try
        {
            return XDocument.Parse(text, LoadOptions.SetLineInfo).Root;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
