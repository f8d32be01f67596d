namespace ResilienceGen.Cli.Loading.Loose;

/// <summary>The namespaces an SDK imports for <c>ImplicitUsings</c>.</summary>
internal static class ImplicitUsings
{
    private static readonly string[] Base =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
    ];

    private static readonly string[] Hosting =
    [
        "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging",
    ];

    private static readonly string[] Web =
    [
        "System.Net.Http.Json", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing", .. Hosting,
    ];

    private static readonly string[] BlazorWebAssembly =
    [
        "System.Net.Http.Json", "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Logging",
    ];

    /// <param name="sdk">The SDK attribute: names, perhaps with versions, separated by semicolons.</param>
    public static IEnumerable<string> Of(string sdk)
    {
        var names = sdk.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(name => name.Split('/')[0]);
        return Base.Concat(names.SelectMany(name => name switch
        {
            "Microsoft.NET.Sdk.Web" => Web,
            "Microsoft.NET.Sdk.Worker" => Hosting,
            "Microsoft.NET.Sdk.BlazorWebAssembly" => BlazorWebAssembly,
            _ => [],
        })).Distinct();
    }
}
