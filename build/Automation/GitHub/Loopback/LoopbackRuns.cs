using System.Text.Json.Nodes;

namespace Automation.GitHub.Loopback;

/// <summary>Reviews of the deployments of workflow runs.</summary>
/// <param name="host">The server.</param>
internal sealed class LoopbackRuns(LoopbackHost host)
{
    private readonly List<(long Run, JsonObject Review)> reviews = [];

    public void AddTo(LoopbackRoutes routes) =>
        routes.Add(
            "GET",
            "/repos/{owner}/{repo}/actions/runs/{run}/approvals",
            // The answer has no pages: https://docs.github.com/rest/actions/workflow-runs
            x =>
                LoopbackAnswer.Json(
                    new JsonArray([.. reviews.Where(y => y.Run == x.Number("run")).Select(y => y.Review.DeepClone())])
                )
        );

    public void Review(long run, string login, string state, string environment) =>
        reviews.Add(
            (
                run,
                new JsonObject
                {
                    ["state"] = state,
                    ["comment"] = "",
                    ["user"] = host.User(login),
                    ["environments"] = new JsonArray(
                        new JsonObject
                        {
                            ["id"] = LoopbackHost.IdOf(environment),
                            ["node_id"] = "EN_1",
                            ["name"] = environment,
                            ["url"] = $"{host.Repository}/environments/{environment}",
                            ["html_url"] = $"{host.RepositoryPage}/deployments/{environment}",
                            ["created_at"] = host.Now,
                            ["updated_at"] = host.Now,
                        }
                    ),
                }
            )
        );
}
