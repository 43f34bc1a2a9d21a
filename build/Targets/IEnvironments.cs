using Automation.Environments;
using Automation.Promoting;
using Nuke.Common;
using Serilog;

namespace Targets;

internal interface IEnvironments : IHasPromotion, IHasEnvironment
{
    [Parameter("The file that Environments writes the board into, as a page")]
    string? Html => TryGetValue(() => Html);

    [Parameter("Lists all records, newest first; with --environment those of one")]
    bool History => TryGetValue<bool?>(() => History) ?? false;

    Target Environments =>
        _ =>
            _.Description("Prints what runs where, since when, by whom, and what could be promoted")
                .Executes(() => ShowAsync(Promotion.Context()));

    private async Task ShowAsync(PromotionContext context)
    {
        string? named = Environment is { Length: > 0 } ? context.Environment(Environment).Name : null;
        Board board = await context.BoardAsync(isAsked: !History);
        if (Html is { Length: > 0 })
        {
            BoardPage.Write(board, Path.GetFullPath(Html));
            Log.Information("The board is in {File}", Html);
        }
        else
        {
            Console.WriteLine(History ? BoardText.History(board, named) : BoardText.Of(board));
        }
    }
}
