using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Automation.Health;

namespace Automation.Doctor.Rules;

/// <summary>The development certificate of ASP.NET has not expired. Nothing here needs one, as services speak HTTP on the loopback.</summary>
internal sealed class SoundCertificate()
    : DoctorRule(
        "DR017",
        HealthSeverity.Low,
        "certificate",
        "The development certificate of ASP.NET has not expired, if there is one"
    )
{
    private const string Mark = "1.3.6.1.4.1.311.84.1.1";

    public override DoctorAnswer Check(ExaminedRepository repository)
    {
        if (repository.Ports.Count == 0)
            return DoctorAnswer.Silent;
        using X509Store store = new(StoreName.My, StoreLocation.CurrentUser);
        store.Open(OpenFlags.ReadOnly);
        return Judge(
            [.. store.Certificates.Where(x => x.Extensions[Mark] != null).Select(x => x.NotAfter)],
            repository.Time
        );
    }

    /// <summary>Judges by the last days of the certificates.</summary>
    internal DoctorAnswer Judge(IReadOnlyList<DateTime> ends, TimeProvider time)
    {
        if (ends.Count == 0)
            return DoctorAnswer.Good("none, and nothing here needs one");
        DateTime last = ends.Max();
        string day = last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return last.ToUniversalTime() > time.GetUtcNow().UtcDateTime
            ? DoctorAnswer.Good($"good until {day}")
            : FoundOne(
                "certificate",
                $"The development certificate of ASP.NET expired on {day}: browsers refuse what uses it.",
                "dotnet dev-certs https --clean && dotnet dev-certs https --trust"
            );
    }
}
