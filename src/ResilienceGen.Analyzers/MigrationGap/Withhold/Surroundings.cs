using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Sinks;

namespace ResilienceGen.Analyzers.MigrationGap.Withhold;

/// <summary>Places where a call cannot become a delegate.</summary>
internal static class Surroundings
{
    public static bool IsBaseCall(Sink sink) =>
        sink.Invocation is { Instance.Syntax: BaseExpressionSyntax } || sink.Operation is IMethodReferenceOperation { Instance.Syntax: BaseExpressionSyntax };

    public static bool InExpressionTree(IOperation operation) =>
        operation.Ancestors().Any(ancestor => ancestor is IConversionOperation { Type.Name: "Expression" } or IDelegateCreationOperation { Type.Name: "Expression" });

    public static bool InQuery(IOperation operation) => operation.Syntax.Ancestors().Any(node => node is QueryExpressionSyntax);

    /// <summary>With <c>?.</c> in front of it the call is only a part of what would have to be replaced.</summary>
    public static bool HasConditionalReceiver(IOperation operation) =>
        operation.Syntax.Ancestors().TakeWhile(node => node is ExpressionSyntax)
            .Any(node => node is ConditionalAccessExpressionSyntax access && access.WhenNotNull.Span.Contains(operation.Syntax.Span));

    /// <summary>What another symbol of the preprocessor sees there is not known.</summary>
    public static bool HasDirectives(IOperation operation) => operation.Syntax.ContainsDirectives;

    /// <summary>Whether a static lambda or local function around the call keeps it from the instance.</summary>
    public static bool InStaticFunction(IOperation operation) => operation.Syntax.Ancestors().Any(node => node switch
    {
        AnonymousFunctionExpressionSyntax function => function.Modifiers.Any(SyntaxKind.StaticKeyword),
        LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.StaticKeyword),
        _ => false,
    });

    public static bool InLock(IOperation operation) => operation.Ancestors().Any(ancestor => ancestor is ILockOperation);

    public static bool InIterator(IOperation operation) =>
        operation.Function().DescendantsInFunction<IOperation>().Any(part => part.Kind is OperationKind.YieldReturn or OperationKind.YieldBreak);

    public static bool InInterface(ISymbol member) => member.ContainingType?.TypeKind == TypeKind.Interface;

    /// <summary>A lambda in a struct can capture neither <c>this</c> nor a parameter of the primary constructor.</summary>
    public static bool CapturesStruct(IOperation operation, ISymbol member) =>
        member.ContainingType?.TypeKind == TypeKind.Struct
        && operation.Descendants<IOperation>().Any(part => part
            is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }
            or IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } });

    public static bool IsInitializer(ISymbol member) => member is IFieldSymbol or IPropertySymbol;
}
