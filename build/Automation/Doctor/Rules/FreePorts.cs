using Automation.Health;
using Automation.Services;

namespace Automation.Doctor.Rules;

/// <summary>Nobody else listens where the sample service will.</summary>
internal sealed class FreePorts()
    : DoctorRule("DR016", HealthSeverity.Low, "ports", "The ports that Up listens on are free")
{
    public override DoctorAnswer Check(ExaminedRepository repository) =>
        repository.Ports.Count == 0
            ? DoctorAnswer.Silent
            : DoctorAnswer.Of(
                repository
                    .Ports.Where(x => !FreePort.IsFree(x))
                    .Select(x =>
                        Found(
                            $"port {x}",
                            $"{PortOwner.Find(x) ?? "Somebody"} listens on 127.0.0.1:{x}, where ./build.sh Up would.",
                            "Stop that, or choose another one: ./build.sh Up --port 6080"
                        )
                    ),
                string.Join(", ", repository.Ports)
            );
}
