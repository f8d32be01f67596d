using System.Reflection;

namespace ResilienceGen.Cli.Output;

/// <summary>The version of this tool as it is printed, without a commit.</summary>
internal static class ToolVersion
{
    public static string Text { get; } =
        Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
