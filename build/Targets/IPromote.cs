using Automation.Promoting;
using Nuke.Common;

namespace Targets;

internal interface IPromote : IHasPromotion, IHasEnvironment
{
    [Parameter("The number of the pull request that PromotionPolicy judges")]
    int? PullRequest => TryGetValue<int?>(() => PullRequest);

    Target Promote =>
        _ =>
            _.Description("Prepares the change that lets a release run in --to-environment, and its pull request")
                .Executes(() => new PromotionProposal(Promotion.Context()).Promote(ToEnvironment, ReleaseVersion));

    Target PromotionPolicy =>
        _ =>
            _.Description("Judges a promotion: --pull-request before it is merged, --environment afterwards")
                .Executes(() =>
                {
                    PromotionContext context = Promotion.Context();
                    PolicyCheck check = new(context);
                    if (PullRequest is { } number)
                        check.PullRequest(number);
                    else
                        check.Merged(context.Environment(Environment));
                });
}
