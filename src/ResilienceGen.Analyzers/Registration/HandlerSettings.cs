using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;

namespace ResilienceGen.Analyzers.Registration;

/// <summary>
/// What code sets for a standard handler: the values by their path in the options, such as <c>Retry.MaxRetryAttempts</c>,
/// the calls on them, and whether that is all.
/// </summary>
internal sealed class HandlerSettings
{
    private static readonly string[] OptionTypes = ["HttpStandardResilienceOptions", "HttpStandardHedgingResilienceOptions"];

    private readonly Dictionary<string, IOperation> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _calls = new(StringComparer.Ordinal);

    private HandlerSettings()
    {
    }

    /// <summary>Whether nothing else, such as a configuration section, has a hand in the options.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>Whether nothing goes on with the builder behind the calls that are read.</summary>
    public bool EndsHere { get; private set; }

    /// <summary>What the setting is given; null where it keeps its default.</summary>
    public IOperation? this[string path] => _values.TryGetValue(path, out var value) ? value : null;

    public bool Calls(string pathOrStart) => _calls.Any(call => call.StartsWith(pathOrStart, StringComparison.Ordinal));

    /// <summary>The settings of the handler that the call at the place adds; null where no call adds it by itself.</summary>
    public static HandlerSettings? Of(Location place, GapContext engine)
    {
        if (FluentCalls.At(place) is not { } add) return null;
        var model = engine.Bodies.ModelOf(add.SyntaxTree);
        var settings = new HandlerSettings();
        foreach (var syntax in FluentCalls.After(add).Prepend(add))
        {
            if (model.GetOperation(syntax, engine.Bodies.CancellationToken) is { } operation && RegistrationCall.Of(operation) is { } call) settings.Read(call);
            else settings.IsWhole = false;
        }

        settings.EndsHere = FluentCalls.IsDiscarded(FluentCalls.After(add).LastOrDefault() ?? add, model);
        settings.IsWhole &= settings.EndsHere && !OptionTypes.Any(name => IsConfigured(name, engine));
        return settings;
    }

    // services.Configure<HttpStandardResilienceOptions>(...), class Tuning : IConfigureOptions<HttpStandardResilienceOptions>
    private static bool IsConfigured(string options, GapContext engine) =>
        engine.MembersWith(options).Distinct().SelectMany(member => member.DescendantNodes().OfType<GenericNameSyntax>()).Any(generic =>
            generic.Identifier.ValueText != nameof(Action) && generic.TypeArgumentList.Arguments.Any(argument => argument.ToString().EndsWith(options, StringComparison.Ordinal)));

    private void Read(RegistrationCall call)
    {
        _calls.Add(call.Name);
        foreach (var argument in call.Arguments)
        {
            if (argument.Value.AsLambda() is { Symbol.Parameters: [var options, ..] } lambda) Read(lambda.Body, options);
            else IsWhole = false;
        }
    }

    private void Read(IBlockOperation body, IParameterSymbol options)
    {
        foreach (var statement in body.Operations)
        {
            switch (statement)
            {
                case IExpressionStatementOperation { Operation: ISimpleAssignmentOperation assignment } when Path(assignment.Target, options) is { } path:
                    Set(path, assignment.Value);
                    break;
                case IExpressionStatementOperation { Operation: { } operation } when RegistrationCall.Of(operation) is { Receiver: { } receiver } call && Path(receiver, options) is { } path:
                    _calls.Add($"{path}.{call.Name}");
                    break;
                default:
                    IsWhole &= !statement.Descendants<IParameterReferenceOperation>().Any(use => SymbolEqualityComparer.Default.Equals(use.Parameter, options));
                    break;
            }
        }
    }

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
