using Template.Jobs.Hosting;
using Template.Jobs.Worker;

if (args.Contains(HealthProbe.Argument, StringComparer.Ordinal))
    return await HealthProbe
        .RunAsync(ListenAddress.Of(WorkerHost.Configure(args).Configuration, WorkerHost.DefaultAddress), Console.Out)
        .ConfigureAwait(false);
return await Startup
    .RunAsync("The worker of the job service", () => WorkerHost.RunAsync(args), Console.Error)
    .ConfigureAwait(false);
