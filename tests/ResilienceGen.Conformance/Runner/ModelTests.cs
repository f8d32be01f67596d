using ResilienceGen.Conformance.Model;
using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.Runner;

/// <summary>The model is right where the answer is known.</summary>
public sealed class ModelTests
{
    // Jitter, arguments and a second interface in use.
    private static readonly string[] Untold = ["RT-004", "RT-034", "FB-003", "CF-041"];

    [Fact]
    public async Task What_the_public_file_expects_is_foretold()
    {
        var behaviours = ScenarioFile.Load(ScenarioFile.PublicPath).Runnable.Where(static scenario => scenario.Kind == ScenarioKind.Behaviour);
        var answers = await Task.Run(() => behaviours.Select(static scenario => (scenario.Id, Differences: Differences(scenario))).ToArray());
        Assert.Empty(answers.SelectMany(static answer => (answer.Differences ?? []).Select(difference => $"{answer.Id}: {difference}")));
        Assert.Equal(Untold, answers.Where(static answer => answer.Differences is null).Select(static answer => answer.Id));
    }

    /// <summary>Where model and file differ; null if the model cannot tell.</summary>
    private static List<string>? Differences(Scenario scenario)
    {
        var expected = scenario with { Steps = [.. scenario.Steps!.SelectMany(Single)] };
        try
        {
            var foretold = Forecast.Of(expected);
            return
            [
                .. expected.Steps.Length == foretold.Steps!.Length ? [] : (string[])["a step cannot be taken"],
                .. expected.Steps.Zip(foretold.Steps).Where(static pair => !Agree(pair.First, pair.Second)).Select(static pair => $"{pair.First} but {pair.Second}"),
                .. Differences(expected.Expect!.Attempts, foretold.Expect!.Attempts!),
                .. Differences(expected.Expect.Metrics, foretold.Expect.Metrics!),
                .. Differences(expected.Expect.Breaker, foretold.Expect.Breaker!),
            ];
        }
        catch (UndecidedException)
        {
            return null;
        }
    }

    private static IEnumerable<Step> Single(Step step) => step is CallStep call ? Enumerable.Repeat(call with { Repeat = 1 }, call.Repeat) : [step];

    private static bool Agree(Step expected, Step foretold) => (expected, foretold) switch
    {
        (CallStep one, CallStep other) => Agree(one.Expect, other.Expect),
        (AwaitStep one, AwaitStep other) => Agree(one.Expect, other.Expect),
        (CheckStep one, CheckStep other) => !Differences(one.Breaker, other.Breaker).Any(),
        _ => expected == foretold,
    };

    private static bool Agree(CallExpectation expected, CallExpectation foretold) =>
        expected.Result == foretold.Result
        && expected.Error == foretold.Error
        && expected.ElapsedMs?.Contains(foretold.ElapsedMs!.Least) != false
        && (expected.RetryAfterMs is null || expected.RetryAfterMs == foretold.RetryAfterMs)
        && (expected.InnerError is null || expected.InnerError == foretold.InnerError)
        && (expected.CallerToken is null || expected.CallerToken == (foretold.CallerToken ?? false))
        && (expected.SameInstance is null || expected.SameInstance == (foretold.SameInstance ?? false));

    private static IEnumerable<string> Differences<T>(Dictionary<string, T>? expected, Dictionary<string, T> foretold) =>
        from pair in expected ?? []
        let other = foretold.GetValueOrDefault(pair.Key)
        where !Equals(pair.Value, other)
        select $"{pair} but {other}";
}
