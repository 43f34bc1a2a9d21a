namespace Automation.Doctor;

/// <summary>Examines, mends if that is wanted, and tells.</summary>
/// <param name="open">Opens the repository; what was mended is looked at anew.</param>
public sealed class DoctorRun(Func<ExaminedRepository> open)
{
    /// <summary>True when what is safe to mend is mended.</summary>
    public bool Fixes { get; init; }

    /// <summary>True when programs read the answer.</summary>
    public bool AsJson { get; init; }

    /// <summary>Examines.</summary>
    /// <param name="write">Takes the answer.</param>
    /// <returns>0 when nothing or little is wrong, 1 when the worst finding is medium, 2 when it is high.</returns>
    public int Run(Action<string> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        ExaminedRepository repository = open();
        Examination examination = Examination.Run(repository);
        List<string> mended = [];
        if (Fixes)
        {
            foreach (DoctorFinding finding in examination.Mendable)
                mended.Add($"{finding.Rule.Id}: {Mend(repository, finding)}");
            if (mended.Count > 0)
                examination = Examination.Run(open());
        }
        if (AsJson)
        {
            write(DoctorReport.Json(examination, mended));
            return examination.ExitCode;
        }
        if (mended.Count > 0)
            write($"{string.Join('\n', mended)}\n");
        else if (Fixes)
            write("There is nothing that could be mended safely.\n");
        write(DoctorReport.Text(examination));
        return examination.ExitCode;
    }

    private static string Mend(ExaminedRepository repository, DoctorFinding finding)
    {
        try
        {
            return finding.Rule.Mend(repository, finding);
        }
        catch (Exception exception)
            when (exception is AutomationException or IOException or UnauthorizedAccessException)
        {
            return $"not mended. {exception.Message}";
        }
    }
}
