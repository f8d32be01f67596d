using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ResilienceGen.Analyzers.Usage;

/// <summary>
/// RSG4010, RSG5003 and RSG5006: bodies that keep failures from the wrapper in front of them. Only classes that implement a marked
/// interface are looked into.
/// </summary>
internal static class ImplementationCheck
{
    public static void Register(SymbolStartAnalysisContext context, Findings findings)
    {
        if (context.Symbol is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } type) return;

        ImmutableArray<Implemented> methods = [.. Contract.Of(type).SelectMany(contract => contract.ImplementedBy(type))];
        if (methods.IsEmpty) return;
        context.RegisterOperationBlockAction(block =>
        {
            if (block.OperationBlocks.FirstOrDefault(operation => operation.Kind == OperationKind.Block) is not { } body) return;
            var report = findings.To(block.ReportDiagnostic);
            foreach (var method in methods.Where(method => SymbolEqualityComparer.Default.Equals(method.Body, block.OwningSymbol))) Check(type, method, body, report);
        });
    }

    private static void Check(INamedTypeSymbol type, Implemented method, IOperation body, Report report)
    {
        var name = $"{type.Name}.{method.Body.Name}";
        if (DroppedWork.In(method.Body, body) is { } why && Places.Name(method.Body) is { } place)
            report(UsageRules.WorkIsDropped, place, [name, why]);

        var chain = method.Contract.Chain;
        var index = method.Contract.PlaceOf(type);
        if (index < 0) return;
        if (index < chain.Length - 1 && SwallowedFailure.In(method, body) is { Syntax: CatchClauseSyntax handler })
            report(UsageRules.MemberUnreachable, handler.CatchKeyword.GetLocation(), [name, chain[index + 1]?.Name, method.Contract.Interface.Name]);
        if (index > 0 && EmptyAnswer.In(body) is { } answer)
            report(UsageRules.DegradationHidden, answer.Syntax.GetLocation(), [name]);
    }
}
