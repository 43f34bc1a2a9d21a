using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace Automation.MortalDeployment;

/// <summary>What a deployment sees of the job service, in a process that starts fast. The file <c>behaviour</c> beside the program holds its version, its commit and what is wrong with it.</summary>
internal static class SmallService
{
    public static int Run(Uri address)
    {
        string[] behaviour = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "behaviour"));
        (string version, string commit, string fault) = (behaviour[0], behaviour[1], behaviour[2]);
        Console.WriteLine($"The key is {Environment.GetEnvironmentVariable("Api__Keys__0")}.");
        if (fault == "crash")
        {
            Console.WriteLine("It cannot go on.");
            return 7;
        }
        using ManualResetEvent end = new(false);
        using PosixSignalRegistration stop = PosixSignalRegistration.Create(
            PosixSignal.SIGTERM,
            context =>
            {
                context.Cancel = true;
                if (fault != "deaf")
                    end.Set();
            }
        );
        using TcpListener listener = new(IPAddress.Loopback, address.Port);
        listener.Start();
        new Thread(() => Serve(listener, version, commit, fault)) { IsBackground = true }.Start();
        end.WaitOne();
        return 0;
    }

    private static void Serve(TcpListener listener, string version, string commit, string fault)
    {
        string input = "";
        while (true)
        {
            using TcpClient client = listener.AcceptTcpClient();
            using NetworkStream stream = client.GetStream();
            string request = Read(stream);
            string route = string.Join(' ', request.Split(' ').Take(2));
            if (route == "POST /submit")
                input = request.Split("\"input\":\"")[1].Split('"')[0];
            (string status, string body) = route switch
            {
                "GET /version" => ("200 OK", $$"""{"version":"{{version}}","commit":"{{commit}}"}"""),
                "GET /health" => (fault == "unhealthy" ? "503 Service Unavailable" : "200 OK", "{}"),
                "POST /submit" when fault == "full" => ("429 Too Many Requests", "{}"),
                "POST /submit" => ("202 Accepted", """{"id":"1"}"""),
                "GET /jobs/1" when fault == "dead" => ("200 OK", """{"status":"dead"}"""),
                "GET /jobs/1" when fault == "slow" => ("200 OK", """{"status":"queued"}"""),
                "GET /jobs/1" => ("200 OK", $$"""{"status":"completed","result":"{{input}}"}"""),
                _ => (fault == "open" ? "200 OK" : "404 Not Found", "{}"),
            };
            byte[] answer = Encoding.ASCII.GetBytes(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"HTTP/1.1 {status}\r\nContent-Type: {(status[0] == '4' ? "application/problem+json" : "application/json")}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"
                )
            );
            stream.Write(answer);
        }
    }

    /// <summary>Reads the lines of a request, and as much of its body as it says that there is.</summary>
    private static string Read(NetworkStream stream)
    {
        const string Length = "Content-Length: ";
        StringBuilder text = new();
        byte[] buffer = new byte[4096];
        while (true)
        {
            int read = stream.Read(buffer);
            text.Append(Encoding.ASCII.GetString(buffer, 0, read));
            string[] parts = text.ToString().Split("\r\n\r\n", 2);
            if (read == 0)
                return text.ToString();
            if (parts.Length < 2)
                continue;
            int at = parts[0].IndexOf(Length, StringComparison.OrdinalIgnoreCase);
            int length =
                at < 0 ? 0 : int.Parse(parts[0][(at + Length.Length)..].Split('\r')[0], CultureInfo.InvariantCulture);
            if (parts[1].Length >= length)
                return text.ToString();
        }
    }
}
