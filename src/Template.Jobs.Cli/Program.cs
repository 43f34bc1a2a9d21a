using Template.Jobs.Cli;

return await JobsProgram.RunAsync(args, Console.Out, Console.Error).ConfigureAwait(false);
