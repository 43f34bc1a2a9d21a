using Template.FizzBuzz.Cli;

using ConsoleHost host = new();
return FizzBuzzProgram.Run(args, host);
