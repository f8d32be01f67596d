using System.Globalization;
using System.Text.RegularExpressions;

namespace ResilienceGen.Repository.Tests.Samples;

/// <summary>The README's first command, run once as it stands there; the tests read its table.</summary>
public sealed class DemoRun : IAsyncLifetime
{
    private string _output = "";

    public async Task InitializeAsync() =>
        _output = await DotNet.RunAsync(RepositoryRoot.Path, "run", "--project", "samples/Demo");

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>The two numbers of a row, whatever their unit.</summary>
    internal (double Before, double After) Row(string title)
    {
        var row = Regex.Match(_output, $@"^ *{title}.*?([\d.]+) ?[%s]? +([\d.]+) ?[%s]?\s*$", RegexOptions.Multiline);
        Assert.True(row.Success, $"No row \"{title}\" in:\n{_output}");
        return (Number(row.Groups[1]), Number(row.Groups[2]));
    }

    private static double Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);
}
