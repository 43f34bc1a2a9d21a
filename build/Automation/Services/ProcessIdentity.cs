using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Automation.Services;

/// <summary>A process that cannot be taken for another one that got its number later.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Start">When it began, in the system's own terms. On Linux: which boot, and the clock ticks since then, which no change of the clock moves.</param>
public sealed record ProcessIdentity(int Id, string Start)
{
    private const string Boot = "/proc/sys/kernel/random/boot_id";

    /// <summary>Whether it still runs.</summary>
    [JsonIgnore]
    public bool IsRunning => Of(Id) == this;

    /// <summary>The process that has a number now.</summary>
    /// <returns>Null when none has it, or it has ended already.</returns>
    public static ProcessIdentity? Of(int id)
    {
        try
        {
            return OperatingSystem.IsLinux() ? OfLinux(id) : OfOther(id);
        }
        catch (Exception e)
            when (e
                    is IOException
                        or UnauthorizedAccessException
                        or ArgumentException
                        or InvalidOperationException
                        or Win32Exception
            )
        {
            return null;
        }
    }

    // The name of the program is in parentheses and may hold any sign, so the fields are counted from the last one.
    private static ProcessIdentity? OfLinux(int id)
    {
        string text = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));
        string[] fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        // A zombie has ended; nobody has asked how yet.
        return fields[0] is "Z" or "X" ? null : new(id, $"{File.ReadAllText(Boot).Trim()}/{fields[19]}");
    }

    private static ProcessIdentity OfOther(int id)
    {
        using Process process = Process.GetProcessById(id);
        return new(id, process.StartTime.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture));
    }
}
