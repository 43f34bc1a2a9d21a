using Automation.Doctor;
using Automation.Versioning;
using Nuke.Common;

namespace Targets;

internal interface IDoctor : IHasRepository, IHasOtherRepository, IHasJson, IAnswers
{
    [Parameter("Mends what can be mended without losing anything, and looks again")]
    bool Fix => TryGetValue<bool?>(() => Fix) ?? false;

    private bool IsElsewhere => !string.IsNullOrEmpty(Repository);

    private ExaminedRepository Examined =>
        new(IsElsewhere ? Repository! : RootDirectory, Environment.GetEnvironmentVariable)
        {
            //#if (hasJobs)
            Ports = this is IUp up && !IsElsewhere ? [up.Port, up.Port + 1] : [],
            //#endif
        };

    Target Doctor =>
        _ =>
            _.Description("Examines this machine and the repository, and says what to do about what is wrong")
                .Executes(() => Answer(Examine));

    private void Examine()
    {
        VersionOptions.RequireValues(Environment.GetCommandLineArgs());
        ExitCode = new DoctorRun(() => Examined) { Fixes = Fix, AsJson = Json }.Run(Console.WriteLine);
    }
}
