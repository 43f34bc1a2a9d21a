using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

/// <summary>How much dotnet prints.</summary>
[TypeConverter(typeof(TypeConverter<DotNetVerbosity>))]
[SuppressMessage(
    "Usage",
    "CA2211",
    Justification = "The values of an enumeration are its fields in the authoring API."
)]
[SuppressMessage("Naming", "CA1720", Justification = "dotnet names the levels so.")]
public sealed class DotNetVerbosity : Enumeration
{
    /// <summary>Errors.</summary>
    public static DotNetVerbosity quiet = new() { Value = nameof(quiet) };

    /// <summary>Warnings and errors.</summary>
    public static DotNetVerbosity minimal = new() { Value = nameof(minimal) };

    /// <summary>What dotnet prints by default.</summary>
    public static DotNetVerbosity normal = new() { Value = nameof(normal) };

    /// <summary>What is done and why.</summary>
    public static DotNetVerbosity detailed = new() { Value = nameof(detailed) };

    /// <summary>Everything.</summary>
    public static DotNetVerbosity diagnostic = new() { Value = nameof(diagnostic) };

    /// <summary>The text of the value.</summary>
    public static implicit operator string?(DotNetVerbosity? value) => value?.Value;
}

/// <summary>The least severity of what <c>dotnet format</c> mends.</summary>
[TypeConverter(typeof(TypeConverter<DotNetFormatSeverity>))]
[SuppressMessage(
    "Usage",
    "CA2211",
    Justification = "The values of an enumeration are its fields in the authoring API."
)]
public sealed class DotNetFormatSeverity : Enumeration
{
    /// <summary>Everything.</summary>
    public static DotNetFormatSeverity info = new() { Value = nameof(info) };

    /// <summary>Warnings and errors.</summary>
    public static DotNetFormatSeverity warn = new() { Value = nameof(warn) };

    /// <summary>Errors.</summary>
    public static DotNetFormatSeverity error = new() { Value = nameof(error) };

    /// <summary>The text of the value.</summary>
    public static implicit operator string?(DotNetFormatSeverity? value) => value?.Value;
}
