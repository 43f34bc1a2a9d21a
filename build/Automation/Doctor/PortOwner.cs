using System.Globalization;

namespace Automation.Doctor;

/// <summary>Finds out which process listens on a port; only Linux tells it without a program of its own.</summary>
internal static class PortOwner
{
    private const int LocalAddress = 1;
    private const int State = 3;
    private const int Inode = 9;
    private const string Listening = "0A";

    /// <summary>The process, such as <c>dotnet (process 4711)</c>; null when it cannot be told.</summary>
    public static string? Find(int port)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        string[] sockets =
        [
            .. new[] { "/proc/net/tcp", "/proc/net/tcp6" }
                .Where(File.Exists)
                .SelectMany(File.ReadLines)
                .Select(x => x.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(x => x.Length > Inode && x[State] == Listening && PortOf(x[LocalAddress]) == port)
                .Select(x => $"socket:[{x[Inode]}]"),
        ];
        return sockets.Length == 0 ? null : OpenFiles.Holder(sockets);
    }

    private static int PortOf(string address) =>
        int.TryParse(address.Split(':')[^1], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int port)
            ? port
            : -1;
}
