using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Withhold;
using ResilienceGen.CodeFixes.Calls;
using NameScope = ResilienceGen.Analyzers.Wrappers.Reading.NameScope;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>A lambda that takes the place of a method group.</summary>
/// <param name="Group">The method group.</param>
/// <param name="Name">Where the name of the called method stands afterwards.</param>
/// <param name="Method">The method that the group means.</param>
/// <param name="Text">The lambda.</param>
internal sealed record DelegateLambda(ExpressionSyntax Group, TextSpan Name, IMethodSymbol Method, string Text)
{
    /// <summary>
    /// The ways to write it, shortest first: a place that gives the delegate no type needs those of the parameters. None where another client
    /// could be called by the time it runs, or where the delegate is compared with others.
    /// </summary>
    public static IEnumerable<DelegateLambda> For(Finding finding)
    {
        if (finding.Node is not SimpleNameSyntax name) return [];
        ExpressionSyntax group = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        if (group.ContainsDirectives
            || IsAddedOrTakenAway(group)
            || finding.Model.GetOperation(group, finding.CancellationToken) is not IMethodReferenceOperation { Parent: IDelegateCreationOperation { Type: INamedTypeSymbol { DelegateInvokeMethod: { } invoked } } } reference
            || Surroundings.InExpressionTree(reference)
            || !IsSameClientLater(reference.Instance))
            return [];
        var parameters = Parameters(group, reference.Method, invoked, finding);
        return parameters.Any(parameter => parameter.Modifier.Length > 0) ? [Create(typed: true)] : [Create(typed: false), Create(typed: true)];

        DelegateLambda Create(bool typed)
        {
            var head = $"{(IsOperand(group) ? "(" : "")}{Head(parameters, typed)} => ";
            var call = $"{group}({string.Join(", ", parameters.Select(parameter => parameter.Modifier + parameter.Name))})";
            return new(group, new TextSpan(name.SpanStart + head.Length, name.Span.Length), reference.Method, head + call + (IsOperand(group) ? ")" : ""));
        }
    }

    public async Task<Document> ApplyAsync(Document document, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return document.WithText(text.WithChanges(new TextChange(Group.Span, Text)));
    }

    // Named as in the method that is called; of an extension the client comes first, unless the group has it in front.
    private static List<LambdaParameter> Parameters(ExpressionSyntax group, IMethodSymbol method, IMethodSymbol invoked, Finding finding)
    {
        var names = method.Parameters.Skip(method.Parameters.Length - invoked.Parameters.Length);
        return [.. invoked.Parameters.Zip(names, (parameter, named) => new LambdaParameter(
            Modifier(parameter.RefKind),
            parameter.Type.ToMinimalDisplayString(finding.Model, group.SpanStart),
            NameScope.Escape(LocalName.Free([named.Name], finding.Model, group.SpanStart, [group]))))];
    }

    private static string Head(List<LambdaParameter> parameters, bool typed)
    {
        if (!typed && parameters is [var only]) return only.Name;
        return $"({string.Join(", ", parameters.Select(parameter => typed ? $"{parameter.Modifier}{parameter.Type} {parameter.Name}" : parameter.Name))})";
    }

    private static string Modifier(RefKind kind) => kind switch
    {
        RefKind.None => "",
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        _ => "in ",
    };

    // A method group is bound to its client at once, a lambda each time it runs.
    private static bool IsSameClientLater(IOperation? client) => client?.Unwrap() switch
    {
        null or IInstanceReferenceOperation => true,
        IFieldReferenceOperation field => IsSameClientLater(field.Instance),
        IPropertyReferenceOperation { Arguments.IsEmpty: true } property => IsSameClientLater(property.Instance),
        ILocalReferenceOperation { Local: var local } => !VariableWrites.To(local, client.Root()).Any(),
        IParameterReferenceOperation { Parameter: var parameter } => !VariableWrites.To(parameter, client.Root()).Any(),
        _ => false,
    };

    // Two groups of one method are equal delegates, two lambdas are not.
    private static bool IsAddedOrTakenAway(ExpressionSyntax group) =>
        group.Ancestors().TakeWhile(node => node is ExpressionSyntax).Any(node => node.Kind() is SyntaxKind.AddAssignmentExpression or SyntaxKind.SubtractAssignmentExpression);

    private static bool IsOperand(ExpressionSyntax group) => group.Parent is CastExpressionSyntax or BinaryExpressionSyntax;

    private sealed record LambdaParameter(string Modifier, string Type, string Name);
}
