using Nuke.Common.IO;
using Nuke.Common.Parameters;
using Nuke.Common.Reporting;

namespace Nuke.Common.Execution;

/// <summary>Takes a build from its arguments to its exit code.</summary>
/// <param name="request">What the run is given.</param>
/// <param name="create">Makes the build.</param>
/// <param name="defaults">The targets that run when none is named.</param>
internal sealed class BuildRun(
    BuildRequest request,
    Func<NukeBuild> create,
    Func<NukeBuild, IReadOnlyList<Target?>> defaults
)
{
    /// <returns>The exit code.</returns>
    public int Run()
    {
        BuildOutput output = new(new Terminal(), static () => Verbosity.Normal, request.Writer);
        try
        {
            CommandLine commandLine = CommandLine.Parse(request.Arguments);
            EnvironmentLookup environment = new(request.Environment);
            BuildSession session = Begin(commandLine, environment, out output);
            return Run(session, commandLine, environment);
        }
        catch (BuildUsageException exception)
        {
            output.Fail(exception.Message);
            return exception.ExitCode;
        }
    }

    private BuildSession Begin(CommandLine commandLine, EnvironmentLookup environment, out BuildOutput output)
    {
        Host host = Host.Select(
            commandLine.Find("host")?.Values.LastOrDefault() ?? environment.Find("Host", static _ => { })?.Value,
            request.Environment
        );
        Verbosity verbosity = Switches.ReadVerbosity(commandLine, environment);
        AbsolutePath root = Root(commandLine);
        BuildSession session = null!;
        output = new BuildOutput(host, () => session.Verbosity, request.Writer);
        session = new BuildSession(root, host, verbosity, output);
        BuildSession.Current = session;
        return session;
    }

    private AbsolutePath Root(CommandLine commandLine)
    {
        string? told = commandLine.Find("root") is { } option
            ? option.Values.LastOrDefault() ?? request.WorkingDirectory
            : request.Environment.GetValueOrDefault("NUKE_ROOT")
                ?? request.Environment.GetValueOrDefault(RootDirectoryLookup.Variable);
        AbsolutePath root =
            RootDirectoryLookup.Find(told, request.WorkingDirectory)
            ?? throw new BuildUsageException(
                $"No folder from {request.WorkingDirectory} upwards holds .nuke or build/_build.csproj. Give the repository's folder with --root."
            );
        return Directory.Exists(root)
            ? root
            : throw new BuildUsageException($"The root folder {root} does not exist.", ExitCodes.Usage);
    }

    private int Run(BuildSession session, CommandLine commandLine, EnvironmentLookup environment)
    {
        NukeBuild build = create();
        session.Build = build;
        build.Session = session;
        session.Targets = TargetDiscovery.Find(build, defaults(build));
        TargetGraph.Link(session.Targets);
        build.OnBuildCreated();

        List<ParameterMember> members = ParameterMember.Of(build.GetType());
        OptionCheck.Check(commandLine, members);
        string[] profiles = Switches.ReadProfiles(commandLine, environment);
        bool hasFiles = profiles.Length > 0 || File.Exists(session.RootDirectory / ".nuke" / "parameters.json");
        ParameterFiles? files = hasFiles ? LoadFiles(session, profiles) : null;
        ParameterSource source = new(commandLine, environment, files, session.Output.Warn);
        OptionCheck.WarnOfUnknownKeys(source.FileKeys, members, session.Output.Warn);
        session.Switches = Switches.Read(commandLine, source) with { Profiles = profiles };
        session.Parameters = new ParameterValues(members, source, session.RootDirectory, request.WorkingDirectory);
        if (session.Switches.Help is { } form)
        {
            session.Output.Print(
                form switch
                {
                    Switches.JsonForm => HelpJson.Write(session.Targets, members),
                    Switches.TextForm => HelpText.Write(session.Targets, members),
                    _ => HelpTable.Write(session.Targets, members),
                }
            );
            return ExitCodes.Succeeded;
        }

        session.Plan = MakePlan(session);
        if (session.Plan.Count == 0)
        {
            session.Output.Print(HelpText.Write(session.Targets, members));
            return ExitCodes.Succeeded;
        }
        session.Output.Secrets = [.. session.Parameters.Secrets];
        session.Parameters.Bind(build);
        return new PlannedRun(session).Run();
    }

    /// <summary>A method of its own, so that the JSON reader is loaded only when there is a file to read.</summary>
    private static ParameterFiles LoadFiles(BuildSession session, string[] profiles) =>
        ParameterFiles.Load(session.RootDirectory, profiles);

    private static List<ExecutableTarget> MakePlan(BuildSession session)
    {
        List<ExecutableTarget> named = TargetNames.Resolve(session.Targets, session.Switches.Targets ?? []);
        foreach (ExecutableTarget target in named)
            target.Invoked = true;
        List<ExecutableTarget> plan = TargetGraph.Plan(
            session.Targets,
            session.Switches.Targets == null ? [.. session.Targets.Where(x => x.IsDefault)] : named
        );
        foreach (ExecutableTarget target in plan)
            target.Status = ExecutionStatus.Scheduled;
        foreach (string name in session.Switches.Skip ?? [])
        {
            if (!session.Targets.Any(x => TargetNames.Match(name, x.Name)))
                session.Output.Warn(
                    $"--skip names '{name}', which is no target.{Suggestions.For(name, session.Targets.Select(x => x.Name))}"
                );
        }
        return plan;
    }
}
