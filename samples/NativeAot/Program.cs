using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ResilienceGen.Pipelines;
using Samples.NativeAot;

var configuration = new ConfigurationBuilder().AddInMemoryCollection().Build();
var services = new ServiceCollection();
services.AddSingleton<IConfiguration>(configuration);
services.AddSingleton<MorningHouse>();
services.AddSingleton<EveningHouse>();
services.AddResilience();
services.AddResilientRates();
await using var container = services.BuildServiceProvider();
var rates = container.GetRequiredService<IRates>();
var (morning, evening) = (container.GetRequiredService<MorningHouse>(), container.GetRequiredService<EveningHouse>());

await ShowAsync("both answer");
morning.Mood = Mood.Silent;
await ShowAsync("the first is silent: timeout, retry, second");
await ShowAsync("and again: its circuit opens");
await ShowAsync("now it is passed over");
evening.Mood = Mood.Broken;
await ShowAsync("the second breaks: the agreed rate");
morning.Mood = evening.Mood = Mood.Helpful;
var circuits = container.GetRequiredService<ResilienceRuntime>().Circuits;
foreach (var circuit in circuits.All) circuit.Close();
evening.Mood = morning.Mood = Mood.Broken;
configuration["Resilience:Retry:MaxRetryAttempts"] = "0";
configuration.Reload();
await ShowAsync("no retries by configuration");
morning.Mood = Mood.Helpful;
var seen = new List<string>();
await foreach (var rate in rates.WatchAsync("EUR")) seen.Add(Text(rate));
Console.WriteLine($"stream: {string.Join(' ', seen)}");
return 0;

async Task ShowAsync(string scene)
{
    var (before, after) = (morning.Calls, evening.Calls);
    var rate = await rates.GetAsync("EUR");
    Console.WriteLine($"{scene}: {Text(rate)} ({morning.Calls - before} + {evening.Calls - after} calls)");
}

static string Text(decimal rate) => rate.ToString(CultureInfo.InvariantCulture);
