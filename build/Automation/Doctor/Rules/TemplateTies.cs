using Automation.Health;
using Automation.TemplateUpdates;

namespace Automation.Doctor.Rules;

/// <summary>Tells how far a project has gone from its template. What it changed is its own affair, and no fault.</summary>
internal sealed class TemplateTies()
    : DoctorRule("DR021", HealthSeverity.Low, "template", "The record of the template can be read and is complete")
{
    public override DoctorAnswer Check(ExaminedRepository repository)
    {
        try
        {
            if (BirthRecord.Find(repository.Root) is not { } record)
                return DoctorAnswer.Silent;
            if (record.Files == null)
                return FoundOne(
                    BirthRecord.FileName,
                    "It does not name the files of the template yet, so that no update can tell what is yours.",
                    "./build.sh StartProject"
                );
            IReadOnlyList<DriftEntry> drift = TemplateDrift.Read(repository.Root, record);
            int changed = drift.Count(x => x.State == DriftState.Customised);
            int removed = drift.Count(x => x.State == DriftState.RemovedOnPurpose);
            return DoctorAnswer.Note(
                $"{record.Template} {record.Version}; {record.Files.Count} files, {changed} changed, {removed} removed (./build.sh CheckDrift)"
            );
        }
        catch (AutomationException exception)
        {
            return FoundOne(
                BirthRecord.FileName,
                exception.Message,
                $"git checkout -- {BirthRecord.FileName}",
                harm: HealthSeverity.Medium
            );
        }
    }
}
