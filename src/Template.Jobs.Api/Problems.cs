using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Template.Jobs.Processing;

namespace Template.Jobs.Api;

/// <summary>Makes every error a problem as RFC 9457 describes it, with a sentence and without anything of the inside.</summary>
internal sealed class Problems(IProblemDetailsService service, ILogger<Problems> logger) : IExceptionHandler
{
    private const string RetrySeconds = "2";

    public static void Customize(ProblemDetailsOptions options) =>
        options.CustomizeProblemDetails = context =>
        {
            context.ProblemDetails.Instance ??= context.HttpContext.Request.Path;
            context.ProblemDetails.Extensions["requestId"] = context.HttpContext.TraceIdentifier;
            context.ProblemDetails.Extensions.Remove("traceId");
            context.ProblemDetails.Detail ??= Sentence(context.HttpContext);
        };

    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        ProblemDetails problem = Describe(exception, httpContext);
        if (problem.Status == StatusCodes.Status500InternalServerError)
            logger.RequestFailed(httpContext.Request.Path, exception);
        if (exception is JobStoreException)
        {
            logger.StoreMissed(httpContext.Request.Path, exception.Message);
            httpContext.Response.Headers.RetryAfter = RetrySeconds;
        }

        httpContext.Response.StatusCode = problem.Status!.Value;
        return await service
            .TryWriteAsync(new() { HttpContext = httpContext, ProblemDetails = problem })
            .ConfigureAwait(false);
    }

    private static ProblemDetails Describe(Exception exception, HttpContext context) =>
        exception switch
        {
            JobStoreException => new()
            {
                Status = StatusCodes.Status503ServiceUnavailable,
                Title = "The store of jobs does not answer.",
                Detail = exception.Message,
            },
            InvalidJobException => new() { Status = StatusCodes.Status400BadRequest, Detail = exception.Message },
            PermanentJobException => new()
            {
                Status = StatusCodes.Status422UnprocessableEntity,
                Title = "The job can never succeed.",
                Detail = exception.Message,
            },
            BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } => new()
            {
                Status = StatusCodes.Status415UnsupportedMediaType,
            },
            BadHttpRequestException bad => new()
            {
                Status = bad.StatusCode,
                Title = "The request cannot be read.",
                Detail = BadRequest.Describe(bad, context),
            },
            _ => new() { Status = StatusCodes.Status500InternalServerError },
        };

    private static string? Sentence(HttpContext context) =>
        context.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => "There is nothing under this address. /swagger shows what there is.",
            StatusCodes.Status405MethodNotAllowed =>
                "This address does not know that method. /swagger shows which it knows.",
            StatusCodes.Status413PayloadTooLarge =>
                $"A body has at most {context.RequestServices.GetRequiredService<ApiSettings>().LargestBody} bytes.",
            StatusCodes.Status415UnsupportedMediaType =>
                "The body must be JSON in UTF-8: send Content-Type: application/json.",
            StatusCodes.Status500InternalServerError =>
                "Something went wrong here. The logs have more under the request's id.",
            _ => null,
        };
}
