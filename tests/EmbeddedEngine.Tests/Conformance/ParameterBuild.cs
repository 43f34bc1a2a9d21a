using System.Collections;
using System.ComponentModel;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace EmbeddedEngine.Tests.Conformance;

public interface IHasFeed : INukeBuild
{
    [Parameter]
    string? Feed => TryGetValue(() => Feed);
}

public interface IHasRetries : INukeBuild
{
    [Parameter]
    int? Retries => TryGetValue<int?>(() => Retries);
}

public enum Severity
{
    Low,
    Mid,
    High,
}

[TypeConverter(typeof(TypeConverter<Config>))]
public sealed class Config : Enumeration
{
    public static readonly Config Debug = new() { Value = nameof(Debug) };
    public static readonly Config Release = new() { Value = nameof(Release) };
}

/// <summary>The build that the records of parameter bindings were made with.</summary>
public sealed class ParameterBuild : NukeBuild, IHasFeed, IHasRetries
{
    [Parameter]
    public readonly string? PlainText;

    [Parameter]
    public readonly string WithDefault = "fallback";

    [Parameter]
    public readonly int Count;

    [Parameter]
    public readonly int? MaybeCount;

    [Parameter]
    public readonly bool Flag;

    [Parameter]
    public readonly bool? MaybeFlag;

    [Parameter]
    public readonly Severity Severity;

    [Parameter]
    public readonly Severity? MaybeSeverity;

    [Parameter]
    public readonly Config Config = Config.Debug;

    [Parameter]
    public string[]? Words { get; }

    [Parameter(Separator = ",")]
    public string[]? Listed { get; }

    [Parameter(Separator = "+")]
    public int[]? Numbers { get; }

    [Parameter]
    public AbsolutePath? Folder { get; }

    [Parameter]
    public Guid Token { get; }

    [Parameter(Name = "renamed")]
    public string? Original { get; }

    [Parameter]
    [Secret]
    public string? ApiKey { get; }

    [Parameter]
    public string? Needed { get; }

    public Target Show => _ => _.Executes(Record);

    public Target Demand => _ => _.Requires(() => Needed).Executes(Record);

    internal Dictionary<string, string>? Values { get; private set; }

    private void Record() =>
        Values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [nameof(PlainText)] = Text(PlainText),
            [nameof(WithDefault)] = Text(WithDefault),
            [nameof(Count)] = Text(Count),
            [nameof(MaybeCount)] = Text(MaybeCount),
            [nameof(Flag)] = Text(Flag),
            [nameof(MaybeFlag)] = Text(MaybeFlag),
            [nameof(Severity)] = Text(Severity),
            [nameof(MaybeSeverity)] = Text(MaybeSeverity),
            [nameof(Config)] = Text(Config),
            [nameof(Words)] = Text(Words),
            [nameof(Listed)] = Text(Listed),
            [nameof(Numbers)] = Text(Numbers),
            [nameof(Folder)] = Text(Folder),
            [nameof(Token)] = Text(Token),
            [nameof(Original)] = Text(Original),
            [nameof(ApiKey)] = Text(ApiKey),
            [nameof(Needed)] = Text(Needed),
            [nameof(IHasFeed.Feed)] = Text(((IHasFeed)this).Feed),
            [nameof(IHasRetries.Retries)] = Text(((IHasRetries)this).Retries),
        };

    private static string Text(object? value) =>
        value switch
        {
            null => "null",
            string or Enumeration or AbsolutePath => $"\"{value}\"",
            IEnumerable items => "[" + string.Join(',', items.Cast<object>().Select(Text)) + "]",
            _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
        };
}
