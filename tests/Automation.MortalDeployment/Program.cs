using Automation.MortalDeployment;

// With addresses it is the service that is deployed, with anything else the deployment that dies.
const string Urls = "--Urls=";
return args is [{ } first, ..] && first.StartsWith(Urls, StringComparison.Ordinal)
    ? SmallService.Run(new Uri(first[Urls.Length..]))
    : await DyingDeployment.RunAsync(args[0], args[1], args[2], args[3]).ConfigureAwait(false);
