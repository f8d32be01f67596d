using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Models;
using ResilienceGen.Analyzers.Wrappers.Reading;

namespace ResilienceGen.Analyzers.Wrappers.Writing;

/// <summary>Writes how calls move along a chain, once for all operations.</summary>
internal static class ChainPolicyWriter
{
    private const string Policies = "global::ResilienceGen.Policies";

    public static void Write(CodeWriter writer, ChainPolicyModel chain, EquatableArray<ChainMemberModel> members)
    {
        using (writer.Block($"private static readonly {Policies}.ChainPolicy {chain.Field} = new()", end: "};"))
        {
            foreach (var value in chain.Policy.Values) writer.Write($"{PolicyWriter.Text(value)},");
            WriteRoutes(writer, chain.Routes);
            WriteMembers(writer, [.. members.Where(member => member.Policies is not null)]);
        }
    }

    private static void WriteRoutes(CodeWriter writer, EquatableArray<RouteModel> routes)
    {
        if (routes.Count == 0) return;
        using (writer.Block($"Routes = new {Policies}.FallbackRoute[]", end: "},"))
        {
            foreach (var route in routes) writer.Write($"new({ConstantText.Quoted(route.Member)}) {{ {PolicyWriter.Text(route.Failure)} }},");
        }
    }

    private static void WriteMembers(CodeWriter writer, ChainMemberModel[] members)
    {
        if (members.Length == 0) return;
        using (writer.Block($"MemberPolicies = new {Policies}.MemberPolicies[]", end: "},"))
        {
            foreach (var member in members) PolicyWriter.Write(writer, $"new({ConstantText.Quoted(member.Name)})", [.. PolicyWriter.Settings(member.Policies!)], end: ",");
        }
    }
}
