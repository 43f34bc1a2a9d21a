using Automation.Promoting;
using Nuke.Common;
using Serilog;

namespace Targets;

/// <summary>What promotions and deployments work with.</summary>
internal interface IHasPromotion : IHasRepository
{
    PromotionSetup Promotion => new(RootDirectory, Artifacts / "release") { Say = x => Log.Information("{Line}", x) };
}
