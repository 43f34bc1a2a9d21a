using Automation.Doctor;

namespace Automation.Tests.Doctor;

/// <summary>A clone of a small project on a machine where all is well, and both can be harmed.</summary>
internal sealed class DoctorScratch : IDisposable
{
    private const string Tools = """
        { "version": 1, "isRoot": true, "tools": { "acme.tool": { "version": "1.0.0", "commands": ["acme"] } } }
        """;
    private const string Ignores = """
        { "ignore": [
          { "rule": "WF015", "reason": "It is only a test." },
          { "rule": "WF016", "reason": "It is only a test." },
          { "rule": "DR018", "reason": "It is only a test." } ] }
        """;

    public DoctorScratch()
    {
        Machine.Write(
            "packages/acme.tool/1.0.0/tools/net10.0/any/DotnetToolSettings.xml",
            "<DotNetCliTool><Commands><Command Name=\"acme\" EntryPoint=\"acme.dll\" /></Commands></DotNetCliTool>"
        );
        Machine.Write("packages/acme.tool/1.0.0/tools/net10.0/any/acme.dll", "");
        Variables = new(StringComparer.Ordinal)
        {
            ["PATH"] = Environment.GetEnvironmentVariable("PATH"),
            ["HOME"] = Machine.Path,
            ["NUGET_PACKAGES"] = At("packages"),
        };
        Sources.Add(At("packages"));
        Clone.Write("build.sh", "#!/bin/sh\n");
        Clone.Write(".husky/pre-commit", "#!/bin/sh\n");
        Clone.Write("build/_build.csproj", "<Project />\n");
        Clone.Write("global.json", """{ "sdk": { "version": "10.0.100", "rollForward": "latestMajor" } }""");
        Clone.Write(".gitattributes", "* text=auto eol=lf\n");
        Clone.Write(".editorconfig", "[*]\nend_of_line = lf\n");
        Clone.Write("GitVersion.yml", "mode: ContinuousDelivery\n");
        Clone.Write("readme.txt", "one\ntwo\n");
        Clone.Write(".config/dotnet-tools.json", Tools);
        Clone.Write(".config/health.json", Ignores);
        foreach (string script in (string[])["build.sh", ".husky/pre-commit"])
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(
                    Clone.At(script),
                    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                );
        Clone.Git("add", "-A");
        Clone.Git("update-index", "--chmod=+x", "build.sh", ".husky/pre-commit");
        Clone.Git("commit", "-q", "-m", "feat: begin");
        Clone.Git("config", "core.hooksPath", ".husky");
    }

    public GitScratch Clone { get; } = new();

    public ScratchFolder Machine { get; } = new();

    public Dictionary<string, string?> Variables { get; }

    public Dictionary<string, string?> GitVariables { get; } = new(StringComparer.Ordinal);

    public List<string> Sources { get; } = [];

    public List<int> Ports { get; } = [];

    public long FreeBytes { get; set; } = 5L << 30;

    public ExaminedRepository Open() => Open(Clone.Path);

    public ExaminedRepository Open(string folder) =>
        new(folder, x => Variables.GetValueOrDefault(x))
        {
            Sources = () => Sources,
            Ports = Ports,
            FreeBytes = _ => FreeBytes,
            Temporary = Machine.Path,
            GitVariables = GitVariables,
        };

    public Examination Examine() => Examination.Run(Open());

    /// <summary>What one rule says.</summary>
    public DoctorAnswer Ask(string rule) => DoctorRules.All.Single(x => x.Id == rule).Check(Open());

    /// <summary>Examines as the target does.</summary>
    public (int ExitCode, string Output) Run(bool fixes = false, bool json = false)
    {
        List<string> lines = [];
        int code = new DoctorRun(Open) { Fixes = fixes, AsJson = json }.Run(lines.Add);
        return (code, string.Join('\n', lines));
    }

    public string At(string name) => Path.Combine(Machine.Path, name);

    public void Dispose()
    {
        Clone.Dispose();
        Machine.Dispose();
    }
}
