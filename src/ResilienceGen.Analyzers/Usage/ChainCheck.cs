using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Reading;

namespace ResilienceGen.Analyzers.Usage;

/// <summary>RSG4007, RSG5001, RSG5002, RSG5004, RSG5005 and RSG5009: the members that a fallback chain names.</summary>
internal static class ChainCheck
{
    public static void Report(INamedTypeSymbol wrapped, Compilation compilation, Report report, CancellationToken cancellationToken)
    {
        if (wrapped.Find(KnownTypes.FallbackChainAttribute) is not { } attribute || Places.Attribute(attribute) is not { } place) return;

        var types = ChainReader.NamedTypes(attribute);
        if (types.Length < 2) report(types.IsEmpty ? UsageRules.ChainEmpty : UsageRules.ChainOfOne, place, [wrapped.Name]);

        var creation = new ContainerCreation(compilation, cancellationToken);
        var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        for (var index = 0; index < types.Length; index++)
        {
            var type = types[index];
            if (type is { TypeKind: TypeKind.Error }) continue;

            var argument = Places.Argument(attribute, index, types.Length)!;
            if (ChainReader.Misfit(type, wrapped, compilation) is { } misfit)
                report(UsageRules.MemberDoesNotFit, argument, [type?.Name ?? "null", misfit, wrapped.Name]);
            else if (!seen.Add(type!))
                report(UsageRules.MemberRepeated, argument, [type!.Name]);
            else
                ReportCreation((INamedTypeSymbol)type!, wrapped, creation, argument, report);
        }

        ChainPolicyCheck.Report(wrapped, attribute, compilation, report);
    }

    private static void ReportCreation(INamedTypeSymbol member, INamedTypeSymbol wrapped, ContainerCreation creation, Location argument, Report report)
    {
        if (!creation.IsCertain(member)) return;
        if (ChainCycle.PublicConstructors(member).Length == 0)
            report(UsageRules.MemberCannotBeCreated, argument, [member.Name]);
        else if (new ChainCycle(wrapped, creation).Through(member) is { } way)
            report(UsageRules.ChainCycle, argument, [member.Name, way]);
    }
}
