namespace Template.Solo;

/// <summary>This library. Put your first class beside it, and delete it when you need it no more.</summary>
public static class Library
{
    /// <summary>The name of the library's assembly.</summary>
    public static string Name => typeof(Library).Assembly.GetName().Name!;
}
