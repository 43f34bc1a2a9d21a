using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Automation.PublicApi;

/// <summary>Reads the public API of a compiled assembly: what others can compile against.</summary>
public static class ApiReader
{
    /// <summary>Reads an assembly. Nothing of it is loaded or run.</summary>
    /// <param name="assembly">Its file.</param>
    /// <returns>A line for each type, base, interface and member that is public or protected, sorted: <c>TYPE: declaration</c>.</returns>
    /// <exception cref="AutomationException">There is no such file, or it is no assembly.</exception>
    public static IReadOnlyList<string> Read(string assembly)
    {
        if (!File.Exists(assembly))
            throw new AutomationException($"{assembly} does not exist. Compile it: ./build.sh Compile");
        try
        {
            using PEReader file = new(File.OpenRead(assembly));
            MetadataReader reader = file.GetMetadataReader();
            List<string> lines = [];
            foreach (TypeDefinitionHandle handle in reader.TypeDefinitions)
            {
                if (IsVisible(reader, reader.GetTypeDefinition(handle)))
                    lines.AddRange(new TypeReader(reader, handle).Lines());
            }
            lines.AddRange(
                reader
                    .ExportedTypes.Select(reader.GetExportedType)
                    .Where(x => x.IsForwarder && x.Implementation.Kind == HandleKind.AssemblyReference)
                    .Select(x => $"{reader.GetString(x.Namespace)}.{reader.GetString(x.Name)}: forwarded")
            );
            return [.. lines.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        }
        catch (Exception exception) when (exception is BadImageFormatException or InvalidOperationException)
        {
            throw new AutomationException(
                $"{assembly} cannot be read as an assembly: {exception.Message} Compile it anew: ./build.sh Clean Compile",
                exception
            );
        }
    }

    private static bool IsVisible(MetadataReader reader, TypeDefinition type)
    {
        // What the compiler makes for itself has a name that cannot be written.
        if (reader.GetString(type.Name).StartsWith('<'))
            return false;
        return (type.Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.Public => true,
            TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem => IsVisible(
                reader,
                reader.GetTypeDefinition(type.GetDeclaringType())
            ),
            _ => false,
        };
    }
}
