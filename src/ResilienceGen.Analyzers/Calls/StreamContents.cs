using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Calls;

/// <summary>Finds the contents made of a stream that a call sends.</summary>
internal static class StreamContents
{
    /// <summary>Those in the call itself, in what its arguments hold, and in what is added to that.</summary>
    public static IEnumerable<IObjectCreationOperation> In(IOperation call)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var pending = new Stack<IOperation>([call]);
        while (pending.Count > 0)
        {
            foreach (var part in pending.Pop().DescendantsAndSelf<IOperation>())
            {
                if (part is IObjectCreationOperation { Arguments.Length: > 0 } creation && creation.Type.Is(KnownTypes.StreamContent)) yield return creation;
                if (part is not ILocalReferenceOperation { Local: var local } reference || !local.Type.IsBelow("System.Net.Http") || !seen.Add(local)) continue;
                foreach (var value in LocalValues.AssignedTo(local, reference.Root()).Concat(AddedTo(local, reference.Root()))) pending.Push(value);
            }
        }
    }

    /// <summary>Whether the content is all that the call sends, and not a part of it.</summary>
    public static bool IsWhole(IObjectCreationOperation content, IOperation call) => content.Converted().Parent switch
    {
        IArgumentOperation argument => ReferenceEquals(argument.Parent, call),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "Content", ContainingType: var owner } } } => owner.Is(KnownTypes.HttpRequestMessage),
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => call.Descendants<IArgumentOperation>().Any(argument =>
            ReferenceEquals(argument.Parent, call) && argument.Value.Unwrap() is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local)),
        _ => false,
    };

    // form.Add(new StreamContent(file))
    private static IEnumerable<IOperation> AddedTo(ILocalSymbol form, IOperation root) =>
        from use in LocalValues.ReferencesTo(form, root)
        let add = use.Parent as IInvocationOperation
        where add?.TargetMethod.Name == "Add" && ReferenceEquals(Sink.ReceiverOf(add)?.Unwrap(), use)
        from argument in add.Arguments
        select argument.Value;
}
