using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.Calls.Strategies;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Verdicts;
using ResilienceGen.Analyzers.Registration;

namespace ResilienceGen.Analyzers.Rules;

/// <summary>One type under review, in all its parts and without its nested types. What several rules need is found once.</summary>
internal sealed class ReviewedType
{
    private readonly Dictionary<Type, Array> _operations = [];
    private readonly Lazy<ImmutableArray<SiteVerdict>> _verdicts;
    private readonly Lazy<ImmutableArray<RetriedCall>> _retriedCalls;

    public ReviewedType(INamedTypeSymbol symbol, GapContext engine)
    {
        Symbol = symbol;
        Engine = engine;
        _verdicts = new(() => engine.Analyze(symbol));
        Guards = new ResendReader(engine);
        Sent = new SentWith(engine);
        _retriedCalls = new(() => [.. from site in Verdicts let resend = Guards.Of(site.Guard) where resend is not null select new RetriedCall(site, resend)]);
    }

    public INamedTypeSymbol Symbol { get; }

    public GapContext Engine { get; }

    /// <summary>Whether no call of the type needs a path: tests, handlers, and what its author exempts.</summary>
    public bool IsExempt =>
        Engine.Exemptions.Of(Symbol, Symbol) is not null || Symbol.DeclaringSyntaxReferences.All(part => Engine.Exemptions.OfFile(part.SyntaxTree) is not null);

    public CancellationToken CancellationToken => Engine.Bodies.CancellationToken;

    /// <summary>The verdict on each call site of the type.</summary>
    public ImmutableArray<SiteVerdict> Verdicts => _verdicts.Value;

    /// <summary>Reads what guards do after which failure.</summary>
    public ResendReader Guards { get; }

    /// <summary>Finds the call sites that are sent with a registered client.</summary>
    public SentWith Sent { get; }

    /// <summary>The call sites of the type that something provably sends again; exempt ones are not among them.</summary>
    public ImmutableArray<RetriedCall> RetriedCalls => _retriedCalls.Value;

    /// <summary>The operations of one sort in all bodies of the type, nested functions included.</summary>
    public IEnumerable<TOperation> Operations<TOperation>()
        where TOperation : IOperation
    {
        if (_operations.TryGetValue(typeof(TOperation), out var known)) return (TOperation[])known;
        TOperation[] found = [.. Engine.Bodies.Of(Symbol).SelectMany(body => body.DescendantsAndSelf<TOperation>())];
        _operations.Add(typeof(TOperation), found);
        return found;
    }

    /// <summary>Whether the place stands in a part of the type, or of one nested in it.</summary>
    public bool Surrounds(Location place) => Symbol.DeclaringSyntaxReferences.Any(part => part.SyntaxTree == place.SourceTree && part.Span.Contains(place.SourceSpan));

    /// <summary>Whether the place stands in the type's own code, and not in that of a nested one.</summary>
    public bool Holds(Location place) =>
        Surrounds(place)
        && place.SourceTree is { } tree
        && tree.GetRoot(CancellationToken).FindNode(place.SourceSpan) is var node
        && (node.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>() ?? tree.GetRoot(CancellationToken)) is var declaration
        && Symbol.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == tree && reference.Span == declaration.Span);
}
