using System.Text.Json;
using Automation.Auditing;

namespace Automation.Licensing;

/// <summary>A package whose licence is judged by a person.</summary>
/// <param name="Package">The package's name, in any case.</param>
/// <param name="Versions">The versions that were looked at.</param>
/// <param name="License">The licence that the person found, which has to be allowed like any other; null when the package is used whatever its licence.</param>
/// <param name="Reason">Why.</param>
public sealed record LicenseJudgement(string Package, NuGetRange Versions, string? License, string Reason)
{
    /// <summary>True for a version of the package that was looked at.</summary>
    public bool IsAbout(LicensedPackage package)
    {
        ArgumentNullException.ThrowIfNull(package);
        return string.Equals(package.Name, Package, StringComparison.OrdinalIgnoreCase)
            && NuGetVersion.TryParse(package.Version) is { } version
            && Versions.Contains(version);
    }
}

/// <summary>The licences that a repository takes packages under.</summary>
/// <param name="Allowed">The licences, by their SPDX ids.</param>
/// <param name="Exceptions">The packages that a person judged.</param>
public sealed record LicensePolicy(IReadOnlyCollection<string> Allowed, IReadOnlyList<LicenseJudgement> Exceptions)
{
    /// <summary>Where it lies, relative to the root.</summary>
    public const string File = ".config/licenses.json";

    private const string Example = "{ \"allow\": [\"MIT\", \"Apache-2.0\"], \"exceptions\": [] }";

    /// <summary>True for an expression that can be met with the licences that are allowed.</summary>
    public bool Allows(string expression) =>
        LicenseExpression.TryParse(expression)?.IsMet(x => Allowed.Contains(x, StringComparer.OrdinalIgnoreCase))
        == true;

    /// <summary>Reads the policy of a repository.</summary>
    /// <exception cref="AutomationException">There is none, or it is not valid.</exception>
    public static LicensePolicy Read(string root)
    {
        string file = Path.Combine(root, File);
        return System.IO.File.Exists(file)
            ? Parse(System.IO.File.ReadAllText(file))
            : throw new AutomationException(
                $"{File} does not exist, so no licence is allowed. Write into it which are: {Example}"
            );
    }

    /// <summary>Reads a policy.</summary>
    /// <exception cref="AutomationException">It is not valid.</exception>
    public static LicensePolicy Parse(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            string? unknown = document
                .RootElement.EnumerateObject()
                .Select(x => x.Name)
                .FirstOrDefault(x => x is not ("allow" or "exceptions"));
            if (unknown != null)
                throw new AutomationException(
                    $"{File}: '{unknown}' is no setting. There are allow and exceptions: {Example}"
                );
            string[] allowed =
            [
                .. document.RootElement.GetProperty("allow").EnumerateArray().Select(x => x.GetString() ?? ""),
            ];
            foreach (string wrong in allowed.Where(x => LicenseExpression.TryParse(x) is not LicenseExpression.License))
                throw new AutomationException(
                    $"{File}: '{wrong}' is not one licence. Give the ids of SPDX, such as MIT, each by itself."
                );
            return new LicensePolicy(
                allowed,
                document.RootElement.TryGetProperty("exceptions", out JsonElement exceptions)
                    ? [.. exceptions.EnumerateArray().Select(ParseException)]
                    : []
            );
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new AutomationException(
                $"{File} cannot be read: {exception.Message} It is of the form {Example}",
                exception
            );
        }
    }

    private static LicenseJudgement ParseException(JsonElement element)
    {
        string Value(string name) =>
            Optional(name)
            ?? throw new AutomationException(
                $"{File}: an exception lacks its '{name}'. Each gives package, versions and reason, and may give license."
            );
        string? Optional(string name) =>
            element.TryGetProperty(name, out JsonElement value) && value.GetString() is { Length: > 0 } text
                ? text
                : null;
        string versions = Value("versions");
        return new LicenseJudgement(
            Value("package"),
            NuGetRange.TryParse(versions)
                ?? throw new AutomationException(
                    $"{File}: '{versions}' is no range of versions. Write [1.2.3] for one, or [1.2.0, 2.0.0)."
                ),
            Optional("license"),
            Value("reason")
        );
    }
}
