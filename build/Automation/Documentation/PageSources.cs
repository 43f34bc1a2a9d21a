using Automation.Documentation.Reference;

namespace Automation.Documentation;

/// <summary>All that makes pages: a new source is a line here.</summary>
public static class PageSources
{
    /// <summary>The sources.</summary>
    public static IReadOnlyList<IPageSource> All { get; } =
    [
        new TargetPages(),
        new ExitCodePage(),
        new SettingsPage(),
        new SchemaPages(),
        new EnvironmentVariablePage(),
        new HttpApiPage(),
        new PublicApiPages(),
        new SelfAssessmentPage(),
    ];
}
