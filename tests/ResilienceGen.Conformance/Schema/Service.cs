using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace ResilienceGen.Conformance.Schema;

/// <summary>The interfaces of a scenario and the one whose wrapper is created.</summary>
internal sealed record Service(ServiceInterface[] Interfaces, string Use)
{
    /// <summary>The declaration of this name; type arguments do not matter.</summary>
    public ServiceInterface Find(string name) => Interfaces.Single(candidate => BareName(candidate.Name) == BareName(name));

    /// <summary>The interface and what it extends, nearest first.</summary>
    public IEnumerable<ServiceInterface> WithBases(ServiceInterface type)
    {
        var found = new List<ServiceInterface> { type };
        for (var index = 0; index < found.Count; index++)
            found.AddRange((found[index].Extends ?? []).Select(Find).Where(extended => !found.Contains(extended)));
        return found;
    }

    /// <summary><c>IBase&lt;T&gt;.Member</c> as <c>IBase.Member</c>.</summary>
    public static string BareTypes(string place) => Regex.Replace(place, "<.*>", "");

    private static string BareName(string name) => name.Split('<')[0];
}

internal sealed record ServiceInterface(string Name, ServiceMethod[] Methods, string[]? Extends = null, PolicySet? Policy = null);

internal sealed record ServiceMethod(
    string Name,
    string Returns = "Task<string>",
    string[]? Params = null,
    MemberAccess? Accessibility = null,
    bool Redeclares = false,
    PolicySet? Policy = null)
{
    [JsonIgnore]
    public bool IsAwaitable => Returns.StartsWith("Task", StringComparison.Ordinal) || Returns.StartsWith("ValueTask", StringComparison.Ordinal);

    /// <summary>Awaitable members take a token last, except after a <c>params</c> array.</summary>
    [JsonIgnore]
    public bool TakesToken => IsAwaitable && Params?.LastOrDefault()?.StartsWith("params ", StringComparison.Ordinal) != true;
}

internal enum MemberAccess
{
    [JsonStringEnumMemberName("private")]
    Private,

    /// <summary>A default interface member.</summary>
    [JsonStringEnumMemberName("default-body")]
    DefaultBody,
}
