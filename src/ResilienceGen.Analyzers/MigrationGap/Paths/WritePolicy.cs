using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Guards;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Paths;

/// <summary>
/// Whether a path looks at the verb in order to leave a write alone. The look must reach something that decides how often it sends:
/// a way out past the retry, a filter, a loop's condition, a number of attempts. One that only chooses a content, a call or a log line does not.
/// </summary>
internal sealed class WritePolicy(GuardFinder guards)
{
    private const int MaxDepth = 4;

    public bool In(IOperation body) => body.Descendants<IOperation>().Any(part => part switch
    {
        IBinaryOperation binary => (IsVerb(binary.LeftOperand) || IsVerb(binary.RightOperand)) && Decides(part, 0),
        IIsPatternOperation pattern => IsVerb(pattern.Value) && Decides(part, 0),
        IInvocationOperation { TargetMethod.ReturnType.SpecialType: SpecialType.System_Boolean } call => call.Arguments.Any(argument => IsVerb(argument.Value)) && Decides(part, 0),
        ISwitchExpressionOperation choice => IsVerb(choice.Value) && IsSetting(choice.Type) && Decides(part, 0),
        ISwitchOperation choice => IsVerb(choice.Value) && choice.Cases.Any(section => Steers(section, 0)),
        _ => false,
    });

    private bool Decides(IOperation value, int depth)
    {
        if (depth > MaxDepth) return false;
        for (var current = value; current.Parent is { } parent; current = parent)
        {
            switch (parent)
            {
                case IUnaryOperation or IBinaryOperation or IConversionOperation or IParenthesizedOperation:
                case IConditionalOperation { Type: not null } choice when IsSetting(choice.Type):
                    continue;
                case IConditionalOperation { Type: null } test when ReferenceEquals(test.Condition, current):
                    return Steers(test.WhenTrue, depth) || Steers(test.WhenFalse, depth);
                case ICatchClauseOperation or ILoopOperation:
                    return true;
                case IReturnOperation:
                    return parent.Function() is IAnonymousFunctionOperation;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                    return IsSettingThatDecides(local, local.Type, parent, depth);
                case ISimpleAssignmentOperation { Target: var target }:
                    return IsSettingThatDecides(target, depth);
                case IArgumentOperation { Parent: IInvocationOperation call }:
                    return call.Type is { SpecialType: not (SpecialType.System_Void or SpecialType.System_String) };
                default:
                    return false;
            }
        }

        return false;
    }

    // A way out, or a setting that decides later.
    private bool Steers(IOperation? branch, int depth)
    {
        if (branch is null) return false;
        IOperation[] parts = [branch, .. branch.DescendantsInFunction<IOperation>()];
        return parts.Any(part => part switch
        {
            IThrowOperation => true,
            IReturnOperation { ReturnedValue: { } returned } => Sends(returned).All(send => !IsGuarded(send)),
            IBranchOperation leave => leave.Ancestors().OfType<ILoopOperation>().Any(loop => SymbolEqualityComparer.Default.Equals(loop.ExitLabel, leave.Target)),
            ISimpleAssignmentOperation { Target: var target } => IsSettingThatDecides(target, depth),
            _ => false,
        });
    }

    private bool IsSettingThatDecides(IOperation target, int depth) => target switch
    {
        ILocalReferenceOperation { Local: var local } => IsSettingThatDecides(local, local.Type, target, depth),
        IParameterReferenceOperation { Parameter: var parameter } => IsSettingThatDecides(parameter, parameter.Type, target, depth),
        _ => false,
    };

    private bool IsSettingThatDecides(ISymbol variable, ITypeSymbol type, IOperation place, int depth) =>
        PollyGuards.IsGuardType(type)
        || (IsSetting(type) && place.Root().Descendants<IOperation>().Any(use => IsReference(use, variable) && Decides(use, depth + 1)));

    private bool IsGuarded(IInvocationOperation call) =>
        guards.Within(new Send(call, RequestDependencies.Of(call.ChildOperations), new WalkBudget()), []).IsGuarded;

    private static IEnumerable<IInvocationOperation> Sends(IOperation value) =>
        value.DescendantsAndSelf<IInvocationOperation>().Where(call => HttpTypes.IsTaskLike(call.TargetMethod.ReturnType));

    private static bool IsReference(IOperation use, ISymbol variable) => use switch
    {
        ILocalReferenceOperation reference => SymbolEqualityComparer.Default.Equals(reference.Local, variable),
        IParameterReferenceOperation reference => SymbolEqualityComparer.Default.Equals(reference.Parameter, variable),
        _ => false,
    };

    // Attempts, waits and switches; a guard chosen by the verb is one, too.
    private static bool IsSetting(ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_Int32 or SpecialType.System_Boolean } or { Name: "TimeSpan", ContainingNamespace.Name: "System" }
        || PollyGuards.IsGuardType(type);

    private static bool IsVerb(IOperation value) => value.Unwrap().Type.Is(KnownTypes.HttpMethod)
        || value.Unwrap() is IPropertyReferenceOperation { Property: { Name: "Method", ContainingType.Name: "HttpMethod" } };
}
