using System.Diagnostics.CodeAnalysis;
using Nuke.Common.Execution;

namespace Nuke.Common.Reporting;

/// <summary>Everything that a build prints goes through here: lines with their level, masked, on a terminal above a live status.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The console is the process's, and outlives every build in it.")]
[SuppressMessage(
    "Reliability",
    "CA2000",
    Justification = "The console is the process's, and outlives every build in it."
)]
internal sealed class BuildOutput
{
    private readonly Lock gate = new();
    private readonly Func<Verbosity> verbosity;
    private readonly List<string> heldBack = [];
    private readonly LiveStatus? live;
    private TextWriter writer;

    public BuildOutput(Host host, Func<Verbosity> verbosity, TextWriter writer)
    {
        Host = host;
        this.verbosity = verbosity;
        this.writer = writer;
        bool isTerminal = host is Terminal && ReferenceEquals(writer, Console.Out) && TerminalCheck.IsInteractive();
        Style = new Style(isTerminal && TerminalCheck.WantsColour());
        live = isTerminal ? new LiveStatus(gate, text => this.writer.Write(text)) : null;
    }

    public Host Host { get; }

    public Style Style { get; }

    /// <summary>The warnings and errors so far, each with the target that wrote it.</summary>
    public List<Problem> Problems { get; } = [];

    /// <summary>The values that are never printed. From here on also what is written to the console directly is masked.</summary>
    public IReadOnlyList<string> Secrets
    {
        set
        {
            SecretMask mask = new(value);
            if (mask.IsEmpty)
                return;
            bool isConsole = ReferenceEquals(writer, Console.Out);
            writer = new MaskingWriter(writer, mask);
            if (isConsole)
            {
                Console.SetOut(writer);
                Console.SetError(new MaskingWriter(Console.Error, mask));
            }
        }
    }

    /// <summary>Writes text of a level, a line of output for each of its lines.</summary>
    public void Write(Level level, string text)
    {
        lock (gate)
        {
            if (level >= Level.Warning)
                Problems.Add(new Problem(level, BuildSession.Current.Running?.Name, text));
            if (level < verbosity().Threshold())
                return;
            foreach (string line in Host.KeepsTogether(level) ? [text] : text.Split('\n'))
                WriteLine(level, line.TrimEnd('\r'));
        }
    }

    public void Warn(string text) => Write(Level.Warning, text);

    public void Fail(string text)
    {
        Write(Level.Error, text);
        Flush();
    }

    /// <summary>Writes text that was asked for, whatever the verbosity.</summary>
    public void Print(string text)
    {
        Line(text);
        Flush();
    }

    /// <summary>Asks whoever sits at the terminal, and gives the line that is typed; null when there is none.</summary>
    public string? Ask(string question, TextReader reader)
    {
        live?.Pause(true);
        try
        {
            lock (gate)
            {
                writer.Write(question);
                writer.Flush();
            }
            return reader.ReadLine();
        }
        finally
        {
            live?.Pause(false);
        }
    }

    /// <summary>Writes a line of the build's own, such as a heading.</summary>
    public void Line(string line)
    {
        lock (gate)
        {
            live?.Clear();
            writer.Write(line + "\n");
            live?.Draw();
        }
    }

    public void Flush()
    {
        lock (gate)
            writer.Flush();
    }

    /// <summary>Opens the block of a target; disposing closes it and, after a failure, shows what was held back.</summary>
    public IDisposable Block(ExecutableTarget target)
    {
        if (verbosity() <= Verbosity.Normal)
            Host.OpenBlock(this, target.Name);
        live?.Start(target.Name);
        return new OpenedBlock(this, target);
    }

    private void WriteLine(Level level, string line)
    {
        if (live != null && level == Level.Debug && verbosity() == Verbosity.Normal)
        {
            heldBack.Add(line);
            live.LastLine = line;
            return;
        }
        live?.Clear();
        writer.Write(Style.Of(level, Host.Format(level, line)) + "\n");
        live?.Draw();
    }

    private void Close(ExecutableTarget target)
    {
        live?.Stop();
        lock (gate)
        {
            if (target.Status is ExecutionStatus.Failed or ExecutionStatus.Aborted)
            {
                foreach (string line in heldBack)
                    writer.Write(line + "\n");
            }
            heldBack.Clear();
        }
        if (verbosity() <= Verbosity.Normal)
            Host.CloseBlock(this);
        Flush();
    }

    private sealed class OpenedBlock(BuildOutput output, ExecutableTarget target) : IDisposable
    {
        public void Dispose() => output.Close(target);
    }
}

/// <param name="Level">Warning or error.</param>
/// <param name="Target">The target that ran.</param>
/// <param name="Text">What was written.</param>
internal sealed record Problem(Level Level, string? Target, string Text);
