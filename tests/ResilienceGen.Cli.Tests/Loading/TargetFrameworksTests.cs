using ResilienceGen.Cli.Loading.Loose;

namespace ResilienceGen.Cli.Tests.Loading;

public sealed class TargetFrameworksTests
{
    [Theory]
    [InlineData("netstandard2.0;net8.0", "net8.0")]
    [InlineData("net9.0;net10.0", "net10.0")]
    [InlineData("net9.0-android;net9.0", "net9.0")]
    [InlineData("net48;netstandard2.0", "netstandard2.0")]
    [InlineData("$(Unknown)", null)]
    public void Newest_framework_is_read(string list, string? newest) => Assert.Equal(newest, TargetFrameworks.Newest(list));

    [Theory]
    [InlineData("net10.0", "net10.0")]
    [InlineData("net8.0", "netstandard2.0")]
    [InlineData("net48", "netstandard2.0")]
    public void Reference_takes_what_its_user_can_use(string wanted, string nearest) =>
        Assert.Equal(nearest, TargetFrameworks.Nearest(["net10.0", "netstandard2.0"], wanted));

    [Theory]
    [InlineData("net8.0", "NET8_0_OR_GREATER", "NET9_0_OR_GREATER")]
    [InlineData("net9.0-android", "ANDROID", "NETFRAMEWORK")]
    [InlineData("netstandard2.0", "NETSTANDARD2_0", "NET")]
    [InlineData("net472", "NET472", "NET48_OR_GREATER")]
    [InlineData("netcoreapp3.1", "NETCOREAPP3_1_OR_GREATER", "NET")]
    public void Symbols_are_those_of_the_SDK(string moniker, string defined, string undefined)
    {
        var symbols = TargetFrameworks.Symbols(moniker).ToArray();
        Assert.Contains(defined, symbols);
        Assert.DoesNotContain(undefined, symbols);
    }
}
