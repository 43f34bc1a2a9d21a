using Automation;
using Nuke.Common;

namespace Targets;

/// <summary>Targets whose answer alone is on the standard output, so that scripts can take it.</summary>
internal interface IAnswers : INukeBuild
{
    private static readonly string[] Names =
    [
        nameof(IVersion.Version),
        nameof(ICompletion.Completion),
        nameof(IDoctor.Doctor),
        //#if (withVersions)
        nameof(IChangelog.ReleaseNotes),
        //#endif
    ];

    /// <summary>True when only the answer may be on the standard output.</summary>
    static bool IsAnswer(string target) => Names.Contains(target, StringComparer.Ordinal);

    /// <summary>Prints an answer: when there is none, standard output holds nothing and standard error the sentence.</summary>
    void Answer(Func<string> answer) => Answer(() => Console.WriteLine(answer()));

    /// <summary>Runs what prints an answer in parts.</summary>
    void Answer(Action answer)
    {
        try
        {
            answer();
        }
        catch (AutomationException exception) when (InvokedTargets.All(x => IsAnswer(x.Name)))
        {
            Console.Error.WriteLine(exception.Message);
            ExitCode = 255;
        }
    }
}
