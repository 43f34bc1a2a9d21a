namespace Nuke.Common.Reporting;

/// <summary>Colours for terminals that want them; elsewhere text stays as it is.</summary>
/// <param name="isOn">False for pipes, for <c>NO_COLOR</c> and for <c>TERM=dumb</c>.</param>
internal sealed class Style(bool isOn)
{
    public string Bold(string text) => Paint("1", text);

    public string Dim(string text) => Paint("2", text);

    public string Of(Level level, string text) =>
        level switch
        {
            Level.Error => Paint("31", text),
            Level.Warning => Paint("33", text),
            Level.Verbose => Paint("2", text),
            _ => text,
        };

    public string Of(Execution.ExecutionStatus status, string text) =>
        status switch
        {
            Execution.ExecutionStatus.Succeeded => Paint("32", text),
            Execution.ExecutionStatus.Failed or Execution.ExecutionStatus.Aborted => Paint("31", text),
            Execution.ExecutionStatus.NotRun => Paint("33", text),
            _ => Paint("2", text),
        };

    private string Paint(string code, string text) => isOn ? $"\e[{code}m{text}\e[0m" : text;
}
