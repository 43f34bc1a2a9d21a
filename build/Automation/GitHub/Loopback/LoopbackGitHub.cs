using System.Net;
using System.Text.Json;
using Automation.Services;

namespace Automation.GitHub.Loopback;

/// <summary>A GitHub on this machine, over a bare repository: enough of its API to release and to promote, with its answers, pages, refusals and rules.</summary>
/// <remarks>It keeps releases, pull requests and so on in memory; branches, tags and merges are those of the repository.</remarks>
public sealed class LoopbackGitHub : IDisposable
{
    private const int Ports = 20;
    private readonly HttpListener listener;
    private readonly LoopbackHost host;
    private readonly LoopbackPeople people;
    private readonly LoopbackPulls pulls;
    private readonly LoopbackActivity activity;
    private readonly LoopbackRuns runs;
    private readonly LoopbackDispatch dispatch;
    private readonly Task serving;

    /// <summary>Starts it on a port that is free.</summary>
    /// <param name="repository">The folder of a bare repository.</param>
    /// <param name="owner">Who owns it; also the organization that has the teams.</param>
    /// <param name="name">Its name.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="AutomationException">No port can be had.</exception>
    public LoopbackGitHub(string repository, string owner, string name, TimeProvider time)
    {
        (listener, int port) = Listen();
        Api = new Uri(FormattableString.Invariant($"http://127.0.0.1:{port}/"));
        host = new LoopbackHost(Api.AbsoluteUri.TrimEnd('/'), owner, name, time, new LoopbackRepository(repository));
        people = new LoopbackPeople(host);
        LoopbackCommits commits = new(host, people);
        activity = new LoopbackActivity(host);
        pulls = new LoopbackPulls(host, commits);
        runs = new LoopbackRuns(host);
        dispatch = new LoopbackDispatch(host, people, [activity.Note, pulls.Note]);
        people.AddTo(dispatch.Routes);
        commits.AddTo(dispatch.Routes);
        activity.AddTo(dispatch.Routes);
        pulls.AddTo(dispatch.Routes);
        runs.AddTo(dispatch.Routes);
        new LoopbackReviews(host, pulls).AddTo(dispatch.Routes);
        new LoopbackMerges(host, pulls, activity, () => RequiredApprovals).AddTo(dispatch.Routes);
        new LoopbackIssues(host, pulls).AddTo(dispatch.Routes);
        new LoopbackStatuses(host).AddTo(dispatch.Routes);
        new LoopbackReferences(host, activity).AddTo(dispatch.Routes);
        new LoopbackReleases(host).AddTo(dispatch.Routes);
        new LoopbackDeployments(host).AddTo(dispatch.Routes);
        new LoopbackEnvironments(host, people).AddTo(dispatch.Routes);
        new LoopbackAttestations(host).AddTo(dispatch.Routes);
        dispatch.Synchronize();
        serving = Task.Run(ServeAsync);
    }

    /// <summary>Where it answers, such as <c>http://127.0.0.1:40123/</c>.</summary>
    public Uri Api { get; }

    /// <summary>How many approvals of its head a pull request needs to be merged.</summary>
    public int RequiredApprovals { get; set; }

    /// <summary>True when a push takes the approvals away that a pull request has.</summary>
    public bool DismissesStaleReviews
    {
        get => pulls.DismissesStaleReviews;
        set => pulls.DismissesStaleReviews = value;
    }

    /// <summary>What came, and what was answered.</summary>
    public IReadOnlyList<LoopbackExchange> Requests => dispatch.Requests();

    /// <summary>Adds somebody with a token.</summary>
    /// <param name="login">The login.</param>
    /// <param name="token">The token.</param>
    /// <param name="access">What the token may do.</param>
    /// <param name="readsTeams">True when it sees the teams of the organization.</param>
    /// <param name="emails">The addresses that commits of this person carry, besides the one that GitHub makes.</param>
    public void AddUser(
        string login,
        string token,
        LoopbackAccess access = LoopbackAccess.Write,
        bool readsTeams = true,
        params IReadOnlyList<string> emails
    ) => people.Add(token, new LoopbackPerson(login, access, readsTeams, [LoopbackHost.EmailOf(login), .. emails]));

    /// <summary>Puts people into a team of the organization, which is made.</summary>
    public void AddTeam(string slug, params IReadOnlyList<string> members) => people.AddTeam(slug, "active", members);

    /// <summary>Invites people into a team; they did not accept yet.</summary>
    public void Invite(string slug, params IReadOnlyList<string> members) => people.AddTeam(slug, "pending", members);

    /// <summary>The connection of somebody who was added.</summary>
    public GitHubConnection Connection(string login) =>
        new(
            Api,
            people.TokenOf(login) ?? throw new AutomationException($"{login} has no token here. Add the user first."),
            host.Owner,
            host.Name
        );

    /// <summary>Says whose push it was that last changed a branch.</summary>
    public void Pushed(string login, string branch)
    {
        lock (dispatch.Gate)
        {
            dispatch.Synchronize();
            activity.Pushed(login, branch);
        }
    }

    /// <summary>Adds the approval or refusal of a run's deployment.</summary>
    /// <param name="run">The run's number.</param>
    /// <param name="login">Who reviewed it.</param>
    /// <param name="state"><c>approved</c> or <c>rejected</c>.</param>
    /// <param name="environment">The environment.</param>
    public void Review(long run, string login, string state, string environment) =>
        runs.Review(run, login, state, environment);

    /// <summary>Orders a failure.</summary>
    /// <param name="method">The method; <c>*</c> for each.</param>
    /// <param name="pathPattern">A regular expression that is found in the path.</param>
    /// <param name="times">How many requests fail.</param>
    /// <param name="status">The status; 0 cuts the connection.</param>
    /// <param name="headers">Headers of the answer.</param>
    /// <remarks>The upload of an asset that fails with 502 leaves an asset that is not whole, as GitHub does.</remarks>
    public void Fail(
        string method,
        string pathPattern,
        int times,
        int status,
        IReadOnlyDictionary<string, string>? headers = null
    ) => dispatch.Faults.Add(method, pathPattern, times, status, headers);

    /// <summary>Orders that the next requests find the limit of requests used up.</summary>
    /// <param name="times">How many requests are refused.</param>
    /// <param name="reset">When GitHub says that it may be asked again.</param>
    public void RateLimit(int times, DateTimeOffset reset) => dispatch.Faults.Limit(times, reset);

    /// <summary>Adds a part of the API; it comes before what is there.</summary>
    /// <param name="method">The method.</param>
    /// <param name="pattern">The path, in which <c>{name}</c> stands for one part and <c>{*name}</c> for all that follow. Below <c>/repos/{owner}/{repo}/</c> the repository and the token's access are checked before.</param>
    /// <param name="handler">Gives the answer. Handlers never run at the same time.</param>
    public void Route(string method, string pattern, Func<LoopbackRequest, LoopbackAnswer> handler) =>
        dispatch.Routes.Add(method, pattern, handler);

    /// <summary>Stops answering.</summary>
    public void Dispose()
    {
        listener.Close();
        serving.Wait();
    }

    private async Task ServeAsync()
    {
        List<Task> answering = [];
        while (true)
        {
            try
            {
                HttpListenerContext context = await listener.GetContextAsync().ConfigureAwait(false);
                answering.RemoveAll(x => x.IsCompleted);
                answering.Add(Task.Run(() => dispatch.Answer(context)));
            }
            catch (Exception exception)
                when (exception is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                break;
            }
        }
        await Task.WhenAll(answering).ConfigureAwait(false);
    }

    /// <summary>Listens on a free port. Another process may take it in between.</summary>
    private static (HttpListener Listener, int Port) Listen()
    {
        for (int i = 0; ; i++)
        {
            int port = FreePort.Find();
            HttpListener tried = new();
            tried.Prefixes.Add(FormattableString.Invariant($"http://127.0.0.1:{port}/"));
            try
            {
                tried.Start();
                return (tried, port);
            }
            catch (HttpListenerException exception)
            {
                tried.Close();
                if (i == Ports)
                    throw new AutomationException(
                        $"No port of 127.0.0.1 can be listened on: {exception.Message}. Close what holds them.",
                        exception
                    );
            }
        }
    }
}
