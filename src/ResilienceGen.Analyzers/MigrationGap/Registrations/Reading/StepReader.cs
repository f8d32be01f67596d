using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;

namespace ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;

/// <summary>Reads the body of one member into steps, in the order of the code. It looks into no other member.</summary>
internal sealed class StepReader
{
    private readonly StepList _own = new([]);
    private readonly BuilderTracker _builders;
    private readonly ConditionReader _conditions;
    private readonly CallReader _calls;
    private ImmutableArray<Condition> _path = [];

    private StepReader(IMethodSymbol? method, PolicyReader policies)
    {
        var values = new ValueReader(method);
        _builders = new BuilderTracker(_own);
        foreach (var parameter in method?.Parameters ?? [])
        {
            if (ServiceTypes.IsClientBuilder(parameter.Type)) _builders.Keep(parameter, _own);
        }

        _conditions = new ConditionReader(values);
        _calls = new CallReader(_own, _builders, values, new HandlerReader(policies), ReadCode);
    }

    /// <param name="body">The body of the member, or one expression of it.</param>
    /// <param name="method">The method whose parameters the steps may depend on; null where there is none.</param>
    /// <param name="policies">Reads what policies do.</param>
    public static ImmutableArray<RegistrationStep> Read(IOperation body, IMethodSymbol? method, PolicyReader policies)
    {
        var reader = new StepReader(method, policies);
        reader.Visit(body);
        return reader._own.Build();
    }

    private void Visit(IOperation operation)
    {
        switch (operation)
        {
            case IBlockOperation:
                var path = _path;
                VisitParts(operation);
                _path = path;
                break;
            case IConditionalOperation choice:
                VisitChoice(choice);
                break;
            case ISwitchOperation choice:
                VisitSwitch(choice);
                break;
            case IVariableDeclaratorOperation declarator:
                VisitParts(declarator);
                if (declarator.GetVariableInitializer() is { } initializer) Keep(declarator.Symbol, initializer.Value);
                break;
            case ISimpleAssignmentOperation assignment:
                VisitParts(assignment);
                Assign(assignment);
                break;
            case IReturnOperation { ReturnedValue: { } returned }:
                Visit(returned);
                if (_builders.Of(returned) is { } builder) builder.IsReturned = true;
                break;
            // What works on builders of its own is read where it is called.
            case ILocalFunctionOperation function when function.Symbol.Parameters.Any(parameter => ServiceTypes.CanRegister(parameter.Type)):
                break;
            case var _ when RegistrationCall.Of(operation) is { } call:
                VisitCall(call);
                break;
            default:
                VisitParts(operation);
                if (!Passes(operation)) Escape(operation.ChildOperations);
                break;
        }
    }

    private void VisitParts(IOperation operation)
    {
        foreach (var part in operation.ChildOperations) Visit(part);
    }

    // Receiver and arguments run first; code that is given to the call is read by the call, which knows its client.
    private void VisitCall(RegistrationCall call)
    {
        foreach (var part in call.Operation.ChildOperations)
        {
            if (!_calls.ReadsCode(call, part)) Visit(part);
        }

        _calls.Read(call, _path);
    }

    private CodeValue ReadCode(IAnonymousFunctionOperation lambda)
    {
        var steps = new StepList(_path);
        // Where the library is not restored the type of the parameter is not known.
        var given = lambda.Symbol.Parameters.FirstOrDefault(parameter => ServiceTypes.IsClientBuilder(parameter.Type)) ?? lambda.Symbol.Parameters.FirstOrDefault();
        if (given is not null) _builders.Keep(given, steps);
        Visit(lambda.Body);
        return new CodeValue(steps.Build());
    }

    private void VisitChoice(IConditionalOperation choice)
    {
        Visit(choice.Condition);
        var condition = _conditions.Read(choice.Condition);
        VisitUnder(condition, choice.WhenTrue);
        if (choice.WhenFalse is { } otherwise) VisitUnder(condition.Negated(), otherwise);
        if (choice.Syntax is ExpressionSyntax) Escape([choice.WhenTrue, choice.WhenFalse!]);

        // if (!enabled) return; leaves the rest of the block under the opposite condition.
        if (Exits(choice.WhenTrue)) _path = _path.Add(condition.Negated());
        else if (choice.WhenFalse is { } last && Exits(last)) _path = _path.Add(condition);
    }

    private void VisitSwitch(ISwitchOperation choice)
    {
        Visit(choice.Value);
        var conditions = choice.Cases.Select(section => section.Clauses.Select(clause => _conditions.Read(choice.Value, clause)).Aggregate((left, right) => new EitherCondition(left, right))).ToList();
        foreach (var (section, condition) in choice.Cases.Zip(conditions, (section, condition) => (section, condition)))
        {
            var isDefault = section.Clauses.Any(clause => clause is IDefaultCaseClauseOperation);
            VisitUnder(isDefault ? NoneOf(conditions.Where(other => !ReferenceEquals(other, condition))) : condition, section);
        }
    }

    private static Condition NoneOf(IEnumerable<Condition> conditions) =>
        conditions.Select(condition => condition.Negated()).DefaultIfEmpty(new ConstantCondition(true)).Aggregate((left, right) => new BothCondition(left, right));

    private void VisitUnder(Condition condition, IOperation operation)
    {
        var path = _path;
        _path = path.Add(condition);
        Visit(operation);
        _path = path;
    }

    private void Assign(ISimpleAssignmentOperation assignment)
    {
        switch (assignment.Target)
        {
            case ILocalReferenceOperation local:
                Keep(local.Local, assignment.Value);
                break;
            // Another member may go on with it.
            case IMemberReferenceOperation member when _builders.Of(assignment.Value) is { } kept:
                _builders.Keep(member.Member, kept);
                kept.Add(_path, new LosesTrack("keptBuilder", assignment.Syntax.GetLocation()));
                break;
            case not IDiscardOperation:
                Escape([assignment.Value]);
                break;
        }
    }

    // A variable that holds one client or another: which of them gets what follows cannot be told.
    private void Keep(ISymbol variable, IOperation value)
    {
        if (_builders.Of(value) is not { } builder || _builders.Keep(variable, builder) is not { } before) return;
        before.Add(_path, new LosesTrack("keptBuilder", value.Syntax.GetLocation()));
        builder.Add(_path, new LosesTrack("keptBuilder", value.Syntax.GetLocation()));
    }

    private void Escape(IEnumerable<IOperation> values)
    {
        foreach (var value in values) _builders.Of(value)?.Add(_path, new LosesTrack("keptBuilder", value.Syntax.GetLocation()));
    }

    private static bool Passes(IOperation operation) => operation
        is IExpressionStatementOperation or IConversionOperation or IParenthesizedOperation or IConditionalAccessOperation or IVariableInitializerOperation
        or IPropertyReferenceOperation or IAwaitOperation or IMethodBodyOperation or IIsPatternOperation or IBinaryOperation or INameOfOperation
        // Code that does not bind names the member to call in an operation of its own.
        || operation is IArgumentOperation { Parent: not IObjectCreationOperation } or { Syntax: MemberAccessExpressionSyntax };

    private static bool Exits(IOperation branch) => branch switch
    {
        IReturnOperation or IThrowOperation => true,
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        IBlockOperation { Operations: [.., var last] } => Exits(last),
        _ => false,
    };
}
