using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Loader;
using Automation.Processes;

namespace Automation.Tools;

/// <summary>A dotnet tool that is loaded into this process, with its dependencies to itself.</summary>
internal sealed class ToolAssembly
{
    private readonly MethodInfo entryPoint;
    private readonly ToolLoadContext context;

    /// <param name="program">The tool's program, a dll.</param>
    /// <param name="images">A folder with natively compiled copies of its assemblies; null when there is none.</param>
    /// <exception cref="AutomationException">It is not a program.</exception>
    public ToolAssembly(string program, string? images)
    {
        Program = program;
        // Compiling a regular expression to machine code costs more than a short run of the tool can win back.
        AppContext.SetSwitch("System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported", false);
        context = new(Path.GetDirectoryName(program)!, images);
        AssemblyName name = new(Path.GetFileNameWithoutExtension(program));
        entryPoint =
            context.LoadFromAssemblyName(name).EntryPoint
            ?? throw new AutomationException($"{program} is no program. Restore it anew: ./build.sh Setup");
    }

    public string Program { get; }

    /// <summary>The tool's own assemblies that were loaded so far.</summary>
    public IReadOnlyList<string> Loaded => [.. context.Assemblies.Select(x => x.Location)];

    /// <summary>Runs the tool once. What it prints is caught: nobody else may print meanwhile.</summary>
    [SuppressMessage(
        "Reliability",
        "CA2000",
        Justification = "Who took the console's writer meanwhile may still write to it, and it holds nothing to free."
    )]
    public CommandResult Run(string[] arguments)
    {
        TextWriter output = Console.Out;
        TextWriter error = Console.Error;
        StringWriter caughtOutput = new();
        StringWriter caughtError = new();
        Console.SetOut(caughtOutput);
        Console.SetError(caughtError);
        try
        {
            object?[] parameters = entryPoint.GetParameters().Length == 0 ? [] : [arguments];
            int exitCode = entryPoint.Invoke(null, parameters) as int? ?? 0;
            return new CommandResult(exitCode, caughtOutput.ToString(), caughtError.ToString());
        }
        catch (TargetInvocationException exception)
        {
            throw new AutomationException(
                $"{Path.GetFileNameWithoutExtension(Program)} failed: {exception.InnerException?.Message}",
                exception
            );
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }

    private sealed class ToolLoadContext(string folder, string? images) : AssemblyLoadContext("tool")
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            Existing(images, assemblyName) is { } image ? LoadFromAssemblyPath(image)
            : Existing(folder, assemblyName) is { } file ? LoadFromAssemblyPath(file)
            : null;

        private static string? Existing(string? folder, AssemblyName name) =>
            folder != null && Path.Combine(folder, name.Name + ".dll") is var file && File.Exists(file) ? file : null;
    }
}
