namespace Automation;
internal static class Placeholder;
