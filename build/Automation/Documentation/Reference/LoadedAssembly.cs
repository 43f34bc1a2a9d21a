using System.Reflection;
using System.Runtime.Loader;

namespace Automation.Documentation.Reference;

/// <summary>An assembly that is read and never run. Its file stays free, and it is forgotten at the end.</summary>
internal sealed class LoadedAssembly : IDisposable
{
    private readonly AssemblyLoadContext place;
    private readonly Assembly assembly;

    private LoadedAssembly(AssemblyLoadContext place, Assembly assembly)
    {
        this.place = place;
        this.assembly = assembly;
    }

    /// <summary>Its types; those that need an assembly which is not there are left out.</summary>
    public IEnumerable<Type> Types
    {
        get
        {
            try
            {
                return assembly.GetTypes();
            }
            catch (ReflectionTypeLoadException exception)
            {
                return exception.Types.OfType<Type>();
            }
        }
    }

    /// <summary>Reads an assembly.</summary>
    /// <param name="file">Its file, beside those that it needs.</param>
    public static LoadedAssembly Open(string file)
    {
        AssemblyLoadContext context = new(Path.GetFileName(file), isCollectible: true);
        AssemblyDependencyResolver resolver = new(file);
        context.Resolving += (_, name) =>
            (resolver.ResolveAssemblyToPath(name) ?? Beside(file, name)) is { } path ? Load(context, path) : null;
        return new LoadedAssembly(context, Load(context, file));
    }

    /// <inheritdoc/>
    public void Dispose() => place.Unload();

    /// <summary>Libraries lie without their packages: those are where a program or the tests use the same library, or come with ASP.NET.</summary>
    private static string? Beside(string file, AssemblyName name)
    {
        string configuration = Path.GetDirectoryName(file)!;
        string all = Path.GetDirectoryName(Path.GetDirectoryName(configuration))!;
        string shared = Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..");
        string web = Path.Combine(shared, "Microsoft.AspNetCore.App");
        return Directory
            .EnumerateDirectories(all)
            .Select(x => Path.Combine(x, Path.GetFileName(configuration)))
            .Prepend(configuration)
            .Concat(Directory.Exists(web) ? Directory.EnumerateDirectories(web) : [])
            .Select(x => Path.Combine(x, $"{name.Name}.dll"))
            .FirstOrDefault(File.Exists);
    }

    private static Assembly Load(AssemblyLoadContext context, string path)
    {
        using MemoryStream bytes = new(File.ReadAllBytes(path));
        return context.LoadFromStream(bytes);
    }
}
