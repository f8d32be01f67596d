using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;

/// <summary>
/// What code sets for a standard handler, in its own lambda or in a <c>Configure</c> behind it: the values by their path in the options,
/// such as <c>Retry.MaxRetryAttempts</c>, the calls on them, and whether that is all.
/// </summary>
internal sealed class HandlerSettings
{
    private readonly Dictionary<string, IOperation> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _calls = new(StringComparer.Ordinal);
    private readonly HashSet<string> _links = new(StringComparer.Ordinal);
    private readonly GapContext _engine;

    private HandlerSettings(InvocationExpressionSyntax add, GapContext engine)
    {
        _engine = engine;
        var model = engine.Bodies.ModelOf(add.SyntaxTree);
        foreach (var link in FluentCalls.After(add).Prepend(add))
        {
            if (model.GetOperation(link, engine.Bodies.CancellationToken) is { } operation && RegistrationCall.Of(operation) is { } call) Read(call);
            else IsWhole = false;
        }

        EndsHere = FluentCalls.IsDiscarded(FluentCalls.After(add).LastOrDefault() ?? add, model);
    }

    /// <summary>Whether all code that the calls hand over has been read.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>Whether a configuration section may hold other values.</summary>
    public bool IsBound { get; private set; }

    /// <summary>Whether nothing goes on with the builder behind the calls that are read.</summary>
    public bool EndsHere { get; }

    /// <summary>Whether nothing else, such as a configuration section, has a hand in the options.</summary>
    public bool IsAll => IsWhole && !IsBound && EndsHere && !RegistrationNames.StandardOptions.Any(IsConfigured);

    /// <summary>The calls on the options, by their path: <c>Retry.DisableForUnsafeHttpMethods</c>.</summary>
    public IReadOnlyCollection<string> Calls => _calls;

    /// <summary>What the setting is given; null where it keeps its default.</summary>
    public IOperation? this[string path] => _values.TryGetValue(path, out var value) ? value : null;

    /// <summary>Whether a part of the options was made elsewhere, with values of its own.</summary>
    public bool IsMadeElsewhere(string part) => this[part]?.Unwrap() is not (null or IObjectCreationOperation);

    /// <summary>The settings of the handler that the call at the place adds; null where no call adds it by itself.</summary>
    public static HandlerSettings? Of(Location place, GapContext engine) => FluentCalls.At(place) is { } add ? new(add, engine) : null;

    /// <summary>The settings of the handler that the call adds.</summary>
    public static HandlerSettings? Of(IInvocationOperation add, GapContext engine) => add.Syntax is InvocationExpressionSyntax syntax ? new(syntax, engine) : null;

    /// <summary>Whether a call whose name begins like this goes on behind the one that adds the handler.</summary>
    public bool IsFollowedBy(string start) => _links.Any(link => link.StartsWith(start, StringComparison.Ordinal));

    // services.Configure<HttpStandardResilienceOptions>(...), class Tuning : IConfigureOptions<HttpStandardResilienceOptions>
    private bool IsConfigured(string options) =>
        _engine.MembersWith(options).Distinct().SelectMany(member => member.DescendantNodes().OfType<GenericNameSyntax>()).Any(generic =>
            generic.Identifier.ValueText != nameof(Action) && generic.TypeArgumentList.Arguments.Any(argument => argument.ToString().EndsWith(options, StringComparison.Ordinal)));

    private void Read(RegistrationCall call)
    {
        _links.Add(call.Name);
        foreach (var (parameter, value) in call.Arguments)
        {
            // Configure((options, services) => ...) takes the options first.
            if (value.AsLambda() is { Symbol.Parameters: [var options, ..] } lambda) Read(lambda.Body, options);
            else if (parameter is null or { Type.TypeKind: TypeKind.Delegate }) IsWhole = false;
            else IsBound = true;
        }
    }

    private void Read(IBlockOperation body, IParameterSymbol options)
    {
        foreach (var statement in body.Operations)
        {
            switch (statement)
            {
                case IExpressionStatementOperation { Operation: ISimpleAssignmentOperation assignment } when Path(assignment.Target, options) is { Length: > 0 } path && !Uses(assignment.Value, options):
                    Set(path, assignment.Value);
                    break;
                case IExpressionStatementOperation { Operation: { } operation } when RegistrationCall.Of(operation) is { Receiver: { } receiver } call && Path(receiver, options) is { Length: > 0 } path:
                    _calls.Add($"{path}.{call.Name}");
                    IsWhole &= OnlyChoosesMethods(call);
                    break;
                default:
                    IsWhole &= !Uses(statement, options);
                    break;
            }
        }
    }

    // options.Retry.DisableForUnsafeHttpMethods(): the library's own. Any other call may set what it likes.
    private static bool OnlyChoosesMethods(RegistrationCall call) =>
        call.Method?.ContainingType.Is(KnownTypes.RetryOptionsExtensions) ?? call.Name.StartsWith("DisableFor", StringComparison.Ordinal);

    private static bool Uses(IOperation code, IParameterSymbol options) =>
        code.DescendantsAndSelf<IParameterReferenceOperation>().Any(use => SymbolEqualityComparer.Default.Equals(use.Parameter, options));

    // options.Retry = new HttpRetryStrategyOptions { MaxRetryAttempts = 5 }
    private void Set(string path, IOperation value)
    {
        if (value.Unwrap() is not IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: { } initializer })
        {
            _values[path] = value;
            return;
        }

        foreach (var member in initializer.Initializers.OfType<ISimpleAssignmentOperation>())
        {
            if (member.Target is IPropertyReferenceOperation { Property.Name: var name }) Set($"{path}.{name}", member.Value);
        }
    }

    private static string? Path(IOperation operation, IParameterSymbol options) => operation.Unwrap() switch
    {
        IParameterReferenceOperation { Parameter: var parameter } when SymbolEqualityComparer.Default.Equals(parameter, options) => "",
        IPropertyReferenceOperation { Instance: { } instance, Property.Name: var name } when Path(instance, options) is { } outer => outer.Length == 0 ? name : $"{outer}.{name}",
        _ => null,
    };
}
