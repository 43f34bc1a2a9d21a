using System.CommandLine;
using Template.Jobs.Load;

Option<string> store = new("--store")
{
    Description = "redis://host:port or spool:FOLDER",
    Required = true,
    Recursive = true,
};
Option<int> count = new("--count") { DefaultValueFactory = _ => 100_000 };
Option<int> batch = new("--batch") { DefaultValueFactory = _ => 50 };
Option<int> parallel = new("--parallel") { DefaultValueFactory = _ => 4 };
Option<int> concurrency = new("--concurrency") { DefaultValueFactory = _ => 200 };
Option<int> rate = new("--rate") { DefaultValueFactory = _ => 500 };
Option<string> effects = new("--effects") { Description = "The folder with a file for each job that ran" };
Option<double> lease = new("--lease") { Description = "Seconds", DefaultValueFactory = _ => 2 };

RootCommand root = new("Puts load on a job queue and tells in JSON what came of it.") { store };
Add(
    "enqueue",
    [count, batch, parallel],
    x => Throughput.EnqueueAsync(x.GetValue(store)!, x.GetValue(count), x.GetValue(batch), x.GetValue(parallel))
);
Add(
    "process",
    [count, concurrency],
    x => Throughput.ProcessAsync(x.GetValue(store)!, x.GetValue(count), x.GetValue(concurrency))
);
Add(
    "latency",
    [count, rate, concurrency],
    x => Latency.MeasureAsync(x.GetValue(store)!, x.GetValue(count), x.GetValue(rate), x.GetValue(concurrency))
);
Add(
    "work",
    [effects, concurrency, lease],
    x => Crashing.WorkAsync(x.GetValue(store)!, x.GetValue(effects)!, x.GetValue(concurrency), x.GetValue(lease))
);
Add("submit", [count, rate], x => Crashing.SubmitAsync(x.GetValue(store)!, x.GetValue(count), x.GetValue(rate)));
return await root.Parse(args).InvokeAsync().ConfigureAwait(false);

void Add(string name, Option[] options, Func<ParseResult, Task> run)
{
    Command command = new(name);
    foreach (Option option in options)
        command.Add(option);
    command.SetAction((x, _) => run(x));
    root.Add(command);
}
