using Microsoft.Extensions.DependencyInjection;
using ResilienceGen.Pipelines;
using Samples.LlmFallback;
using Samples.Shared;

await using var large = await ModelServer.StartAsync("large");
await using var small = await ModelServer.StartAsync("small");
await using var house = await ModelServer.StartAsync("house");
var addresses = new ModelAddresses(large.Address, small.Address, house.Address);

var runtime = new ResilienceRuntime();
runtime.Circuits.Transitioned += change => Console.WriteLine($"      breaker of {change.Key.Name}: {change.From} -> {change.To}");

// With a container: one generated line registers the chain and its members.
var services = new ServiceCollection();
services.AddSingleton(runtime);
services.AddSingleton(addresses);
services.AddResilientChatModel();
await using var container = services.BuildServiceProvider();
var model = container.GetRequiredService<IChatModel>();

Scene("All three are up");
await AskAsync(model);

Scene("The large model is down");
large.Fault = Fault.Unavailable;
await AskAsync(model);
await AskAsync(model);
await AskAsync(model);

Scene("The small one breaks off its answers as well");
small.Fault = Fault.Dropped;
await AskAsync(model);
await AskAsync(model);
await AskAsync(model);
await StreamAsync(model);

Scene("Both are back, and their break is over");
large.Fault = small.Fault = Fault.None;
await Task.Delay(TimeSpan.FromMilliseconds(1_100));
await AskAsync(model);

// Without a container: the same wrapper from its constructor. The breakers belong to the runtime, not to the wrapper.
Scene("A second wrapper, made by hand");
using var largeModel = new LargeModel(addresses);
using var smallModel = new SmallModel(addresses);
using var houseModel = new HouseModel(addresses);
await StreamAsync(new ResilientChatModel(largeModel, smallModel, houseModel, runtime));
return 0;

static void Scene(string title) => Console.WriteLine($"\n{title}");

async Task AskAsync(IChatModel chat) => await ShowAsync("ask   ", () => chat.AskAsync("Hello?"));

async Task StreamAsync(IChatModel chat) => await ShowAsync("stream", async () =>
{
    var words = new List<string>();
    await foreach (var word in chat.StreamAsync("Hello?")) words.Add(word);
    return string.Join(" ", words);
});

async Task ShowAsync(string what, Func<Task<string>> call)
{
    ModelServer[] servers = [large, small, house];
    var before = servers.Select(server => server.Requests).ToArray();
    var answer = await call();
    var sent = servers.Select((server, index) => server.Requests - before[index]).ToArray();
    Console.WriteLine($"  {what} \"{answer}\"   requests: large {sent[0]}, small {sent[1]}, house {sent[2]}");
}
