using Microsoft.FeatureManagement;

namespace Template.Jobs.Api.Features;

/// <summary>Closes an address while its feature is off.</summary>
internal static class FeatureGate
{
    /// <summary>Answers 503 with a sentence while a feature is off.</summary>
    /// <param name="address">The address.</param>
    /// <param name="feature">The name of the feature under <c>FeatureManagement</c>.</param>
    /// <param name="sentence">What does not work now, and what to do instead.</param>
    public static RouteHandlerBuilder OnlyWith(this RouteHandlerBuilder address, string feature, string sentence) =>
        address
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .AddEndpointFilter(
                async (context, next) =>
                {
                    IFeatureManager features =
                        context.HttpContext.RequestServices.GetRequiredService<IFeatureManager>();
                    return await features.IsEnabledAsync(feature).ConfigureAwait(false)
                        ? await next(context).ConfigureAwait(false)
                        : TypedResults.Problem(
                            $"{sentence} {FeatureSettings.Section}:{feature} switches it on.",
                            statusCode: StatusCodes.Status503ServiceUnavailable,
                            title: "This is switched off."
                        );
                }
            );
}
