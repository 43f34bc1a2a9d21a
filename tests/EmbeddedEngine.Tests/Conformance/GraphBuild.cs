using System.Reflection;
using System.Reflection.Emit;
using System.Text.Json;
using Nuke.Common;

namespace EmbeddedEngine.Tests.Conformance;

/// <summary>A build whose targets come from a record; the properties are made for each record, in its order.</summary>
public abstract class GraphBuild : NukeBuild
{
    [Parameter]
    public string Present { get; set; } = "present";

    [Parameter]
    public string? Missing { get; set; }

    internal IReadOnlyList<JsonElement> Records { get; set; } = [];

    internal List<string> Executed { get; } = [];

    private Dictionary<string, Target> Factories { get; } = new(StringComparer.Ordinal);

    /// <summary>Makes a class with a property per target.</summary>
    public static GraphBuild Create(JsonElement record)
    {
        AssemblyBuilder assembly = AssemblyBuilder.DefineDynamicAssembly(
            new AssemblyName("Graphs"),
            AssemblyBuilderAccess.RunAndCollect
        );
        TypeBuilder type = assembly
            .DefineDynamicModule("Graphs")
            .DefineType("Build", TypeAttributes.Public, typeof(GraphBuild));
        JsonElement[] targets = [.. record.GetProperty("targets").EnumerateArray()];
        foreach (JsonElement target in targets)
            DefineProperty(type, target.GetProperty("name").GetString()!);
        GraphBuild build = (GraphBuild)Activator.CreateInstance(type.CreateType())!;
        build.Records = targets;
        return build;
    }

    /// <summary>Called by the properties that are made.</summary>
    public Target Factory(string name)
    {
        if (!Factories.TryGetValue(name, out Target? factory))
        {
            JsonElement record = Records.First(x => x.GetProperty("name").GetString() == name);
            Factories[name] = factory = definition => Define(definition, record, name);
        }
        return factory;
    }

    private static void DefineProperty(TypeBuilder type, string name)
    {
        PropertyBuilder property = type.DefineProperty(name, PropertyAttributes.None, typeof(Target), null);
        MethodBuilder getter = type.DefineMethod(
            "get_" + name,
            MethodAttributes.Public | MethodAttributes.SpecialName,
            typeof(Target),
            Type.EmptyTypes
        );
        ILGenerator il = getter.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldstr, name);
        il.Emit(OpCodes.Call, typeof(GraphBuild).GetMethod(nameof(Factory))!);
        il.Emit(OpCodes.Ret);
        property.SetGetMethod(getter);
    }

    private ITargetDefinition Define(ITargetDefinition definition, JsonElement record, string name)
    {
        Target[] Named(string key) =>
            record.TryGetProperty(key, out JsonElement names)
                ? [.. names.EnumerateArray().Select(x => Factory(x.GetString()!))]
                : [];
        bool Is(string key, bool otherwise = false) =>
            record.TryGetProperty(key, out JsonElement value) ? value.GetBoolean() : otherwise;

        definition
            .DependsOn(Named("dependsOn"))
            .DependentFor(Named("dependentFor"))
            .Before(Named("before"))
            .After(Named("after"))
            .Triggers(Named("triggers"))
            .TriggeredBy(Named("triggeredBy"));
        if (record.TryGetProperty("onlyWhenStatic", out JsonElement isStatic))
            definition.OnlyWhenStatic(isStatic.GetBoolean);
        if (record.TryGetProperty("onlyWhenDynamic", out JsonElement isDynamic))
            definition.OnlyWhenDynamic(isDynamic.GetBoolean);
        if (record.TryGetProperty("whenSkipped", out JsonElement behavior))
            definition.WhenSkipped(Enum.Parse<DependencyBehavior>(behavior.GetString()!));
        if (record.TryGetProperty("requires", out JsonElement required))
            _ =
                required.GetString() == "present"
                    ? definition.Requires(() => Present)
                    : definition.Requires(() => Missing);
        if (Is("unlisted"))
            definition.Unlisted();
        if (Is("assuredAfterFailure"))
            definition.AssuredAfterFailure();
        if (Is("proceedAfterFailure"))
            definition.ProceedAfterFailure();
        return Is("hasAction", otherwise: true) ? definition.Executes(() => Run(name, Is("fails"))) : definition;
    }

    private void Run(string name, bool fails)
    {
        Executed.Add(name);
        if (fails)
            throw new InvalidOperationException($"{name} fails as recorded.");
    }
}
