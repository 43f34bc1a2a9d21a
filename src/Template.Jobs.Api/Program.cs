using Template.Jobs.Api;
using Template.Jobs.Hosting;

if (args.Contains(HealthProbe.Argument, StringComparer.Ordinal))
    return await HealthProbe
        .RunAsync(ListenAddress.Of(ApiHost.Configure(args).Configuration, ApiHost.DefaultAddress), Console.Out)
        .ConfigureAwait(false);
return await Startup
    .RunAsync("The API of the job service", () => ApiHost.RunAsync(args), Console.Error)
    .ConfigureAwait(false);
