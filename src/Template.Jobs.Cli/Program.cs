using Template.Jobs.Cli;

return await JobsProgram.RunAsync(args, Terminal.OfProcess()).ConfigureAwait(false);
