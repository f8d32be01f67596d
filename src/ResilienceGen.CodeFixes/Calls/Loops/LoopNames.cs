using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.CodeFixes.Calls.Loops;

/// <summary>What a loop uses of its method, where that is nothing but the method's token.</summary>
/// <param name="Token">The token; null where the loop has none.</param>
/// <param name="InAttempt">Where the attempt uses it.</param>
/// <param name="AroundAttempt">Where the rest of the loop uses it.</param>
/// <param name="UseInstance">Whether the rest of the loop uses members of the instance, such as a logger.</param>
internal sealed record LoopNames(IParameterSymbol? Token, IReadOnlyList<TextSpan> InAttempt, IReadOnlyList<TextSpan> AroundAttempt, bool UseInstance)
{
    /// <summary>What it uses; null where that is more, or where it has the new names already.</summary>
    public static LoopNames? Read(HandLoop loop, Finding finding, IReadOnlyCollection<string> added)
    {
        var model = finding.Model;
        IParameterSymbol? token = null;
        var (inside, around, instance) = (new List<TextSpan>(), new List<TextSpan>(), loop.AroundAttempt.Any(node => node is ThisExpressionSyntax or BaseExpressionSyntax));
        foreach (var name in loop.NamesAroundAttempt)
        {
            switch (SymbolOf(name))
            {
                case IParameterSymbol parameter when HttpTypes.IsCancellationToken(parameter.Type) && IsOfMethod(parameter) && IsSame(parameter):
                    around.Add(name.Span);
                    break;
                // The helper has a parameter of that name, which would hide what is meant.
                case not null when added.Contains(name.Identifier.ValueText) && IsOnThis(name):
                    return null;
                // The parameter of a primary constructor is a field of the instance.
                case IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } }:
                    instance = true;
                    break;
                case (ILocalSymbol or IParameterSymbol or IRangeVariableSymbol) and var variable when !IsDeclaredAround(variable):
                case ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method }:
                case IMethodSymbol { MethodKind: MethodKind.LocalFunction }:
                    return null;
                case (IFieldSymbol or IPropertySymbol or IMethodSymbol or IEventSymbol) and { IsStatic: false } when IsOnThis(name):
                    instance = true;
                    break;
            }
        }

        foreach (var name in loop.Attempt.Block.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            switch (SymbolOf(name))
            {
                case IParameterSymbol parameter when HttpTypes.IsCancellationToken(parameter.Type) && IsOfMethod(parameter):
                    if (!IsSame(parameter)) return null;
                    inside.Add(name.Span);
                    break;
                case ILocalSymbol or IParameterSymbol when SymbolOf(name) is { } variable && IsDeclaredAround(variable):
                    return null;
            }
        }

        // What an attempt leaves behind in a variable, the next one or the code behind the loop would read.
        return Declared(added) || WritesOutside() || TellsItsCaller() ? null : new LoopNames(token, inside, around, instance);

        ISymbol? SymbolOf(SimpleNameSyntax name) => model.GetSymbolInfo(name, finding.CancellationToken).Symbol;

        bool IsOfMethod(IParameterSymbol parameter) => SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, model.GetDeclaredSymbol(loop.Method, finding.CancellationToken));

        bool IsSame(IParameterSymbol parameter) => SymbolEqualityComparer.Default.Equals(token ??= parameter, parameter);

        bool IsDeclaredAround(ISymbol variable) => variable.DeclaringSyntaxReferences is [var reference]
            && loop.Statements.Any(statement => statement.Span.Contains(reference.Span)) && !loop.Attempt.Block.Span.Contains(reference.Span);

        bool Declared(IReadOnlyCollection<string> names) => model.AnalyzeDataFlow(loop.First, loop.Last) is not { Succeeded: true } flow || flow.VariablesDeclared.Any(variable => names.Contains(variable.Name));

        bool WritesOutside() => model.AnalyzeDataFlow(loop.Attempt.Block) is not { Succeeded: true } flow
            || flow.WrittenInside.Except(flow.VariablesDeclared, SymbolEqualityComparer.Default).Any()
            || (token is not null && model.AnalyzeDataFlow(loop.First, loop.Last) is { } whole && whole!.WrittenInside.Contains(token, SymbolEqualityComparer.Default));

        // A logger that is told the name of its caller would be told that of the helper.
        bool TellsItsCaller() => loop.AroundAttempt.OfType<InvocationExpressionSyntax>()
            .Select(call => model.GetOperation(call, finding.CancellationToken)).OfType<IInvocationOperation>()
            .SelectMany(call => call.Arguments)
            .Any(argument => argument.ArgumentKind == ArgumentKind.DefaultValue && argument.Parameter?.HasAttribute("System.Runtime.CompilerServices.CallerMemberNameAttribute") == true);
    }

    // logger.Log(...), and not exception.Message or { Delay: ... }.
    private static bool IsOnThis(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == name,
        MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax or SubpatternSyntax => false,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax, Left: var target } => target != name,
        _ => true,
    };
}
