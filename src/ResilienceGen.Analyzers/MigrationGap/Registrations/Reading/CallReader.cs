using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;

namespace ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;

/// <summary>Reads one call: of the client factory, of a builder, of a method that is given either, of a delegate.</summary>
/// <remarks>Steps of the member itself go to <c>own</c>, those of a client to the list that the tracker finds for its builder.</remarks>
internal sealed class CallReader(StepList own, BuilderTracker builders, ValueReader values, HandlerReader handlers, Func<IAnonymousFunctionOperation, CodeValue> readCode)
{
    /// <summary>Whether the part of the call is code that is given a builder.</summary>
    public bool ReadsCode(RegistrationCall call, IOperation part) =>
        (part is IArgumentOperation argument ? argument.Value : part).AsLambda() is { } lambda
        && (IsDefaults(call) || TakesBuilder(lambda));

    public void Read(RegistrationCall call, ImmutableArray<Condition> path)
    {
        if (call is { Name: RegistrationNames.AddHttpClient, IsOfLibrary: true }) ReadClient(call, path);
        else if (IsDefaults(call)) own.Add(path, new ConfigureDefaults(call.Arguments.FirstOrDefault() is { } configure ? Code(configure.Value, isBuilders: true) : StepValue.Opaque, call.Location));
        else if (builders.Of(call.Receiver) is { } builder && call.IsOfLibrary) ReadLink(call, builder, path);
        else if (call.Method is null) ReadUnresolved(call, path);
        else if (call.Method.MethodKind == MethodKind.DelegateInvoke) ReadDelegate(call, path);
        else ReadOther(call, call.Method, path);
    }

    private static bool IsDefaults(RegistrationCall call) => call is { Name: RegistrationNames.Defaults, IsOfLibrary: true };

    private void ReadClient(RegistrationCall call, ImmutableArray<Condition> path)
    {
        var steps = new StepList(path);
        // Without a name and a type it returns the services.
        if (!call.Arguments.IsEmpty || !call.TypeArguments.IsEmpty) builders.Result(call.Operation, steps);
        if (call.IsIntercepted) steps.Add(path, new AddHandler(HandlerKind.ZeroEdit, Traits.All, Handler: null, call.Location));
        var name = call.Arguments.FirstOrDefault(argument => argument.Value.Unwrap().Type?.SpecialType == SpecialType.System_String) is { } named ? values.Read(named.Value)
            : call.TypeArguments.IsEmpty ? StepValue.Of(ConstantText.OfName(""))
            : null;
        own.Add(path, () => new RegisterClient([.. call.TypeArguments, .. Made(call)], name, steps.Build(), steps.IsReturned, call.Location));
    }

    private void ReadLink(RegistrationCall call, StepList builder, ImmutableArray<Condition> path)
    {
        if (RegistrationNames.Handlers.TryGetValue(call.Name, out var kind))
        {
            builder.Add(path, handlers.Read(call, kind));
            // The others go on with a builder of their pipeline.
            if (kind is HandlerKind.Policy or HandlerKind.Message) builders.Result(call.Operation, builder);
            return;
        }

        builders.Result(call.Operation, builder);
        if (call.Name == RegistrationNames.RemoveAll) builder.Add(path, new RemoveHandlers(call.Location));
        else if (call.Name == RegistrationNames.AddTypedClient) AddTypes(call, builder, path);
        else if (!RegistrationNames.IsPlain(call.Name)) builder.Add(path, new LosesTrack("foreignHandler", call.Location));
    }

    private static void AddTypes(RegistrationCall call, StepList builder, ImmutableArray<Condition> path)
    {
        foreach (var type in call.TypeArguments.Concat(Made(call))) builder.Add(path, new AddTypedClient(type, call.Location));
    }

    // AddHttpClient<IOrders>(http => new Orders(http))
    private static IEnumerable<ITypeSymbol> Made(RegistrationCall call) =>
        from argument in call.Arguments
        let lambda = argument.Value.AsLambda()
        where lambda is not null && call.TypeArguments.Length == 1
        from returned in lambda.Body.DescendantsInFunction<IReturnOperation>()
        let made = returned.ReturnedValue?.Unwrap() as IObjectCreationOperation
        where made?.Type is not null
        select made.Type;

    private void ReadUnresolved(RegistrationCall call, ImmutableArray<Condition> path)
    {
        foreach (var builder in call.Arguments.Select(argument => builders.Of(argument.Value)).OfType<StepList>()) builder.Add(path, new LosesTrack("unresolvedRegistration", call.Location));
        if (RegistrationNames.MaySetDefaults(call.Name) && !GeneratedRegistrations.Include(call)) own.Add(path, new LosesTrack("unresolvedRegistration", call.Location));
    }

    private void ReadDelegate(RegistrationCall call, ImmutableArray<Condition> path)
    {
        var value = call.Receiver is { } target ? values.Read(target) : StepValue.Opaque;
        foreach (var argument in call.Arguments)
        {
            if (builders.Of(argument.Value) is { } builder) builder.Add(path, new RunDelegate(value, call.Location));
            else if (ServiceTypes.CanRegister(argument.Value.Unwrap().Type)) own.Add(path, new LosesTrack("unresolvedRegistration", call.Location));
        }
    }

    private void ReadOther(RegistrationCall call, IMethodSymbol method, ImmutableArray<Condition> path)
    {
        var given = call.Arguments.Select(argument => argument.Value).Prepend(call.Receiver).OfType<IOperation>().ToList();
        var builder = given.Select(builders.Of).FirstOrDefault(found => found is not null);
        if (ServiceTypes.IsPlatform(method))
        {
            if (builder is not null && !RegistrationNames.IsPlain(method.Name)) builder.Add(path, new LosesTrack("foreignHandler", call.Location));
        }
        else if (builder is not null || given.Any(value => ServiceTypes.CanRegister(value.Unwrap().Type)))
        {
            Follow(call, method, builder, path);
        }
    }

    private void Follow(RegistrationCall call, IMethodSymbol method, StepList? builder, ImmutableArray<Condition> path)
    {
        var arguments = method.Parameters.Select(_ => StepValue.Opaque).ToArray();
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { Ordinal: var ordinal } && ordinal < arguments.Length) arguments[ordinal] = Code(argument.Value);
        }

        var continued = builder ?? new StepList(path);
        if (builder is not null || ServiceTypes.IsClientBuilder(method.ReturnType)) builders.Result(call.Operation, continued);
        (builder ?? own).Add(path, () => new CallMethod(
            MethodTarget.Of(method), [.. arguments], OnBuilder: builder is not null, builder is null ? continued.Build() : [], builder is null && continued.IsReturned, call.Location));
    }

    private StepValue Code(IOperation value, bool isBuilders = false)
    {
        // Any other lambda has been read in place.
        if (value.AsLambda() is { } lambda) return isBuilders || TakesBuilder(lambda) ? readCode(lambda) : StepValue.Opaque;
        return value.AsCode() is IMethodReferenceOperation { Method: var method }
            ? new CodeValue([new CallMethod(MethodTarget.Of(method), [.. method.Parameters.Select(_ => StepValue.Opaque)], OnBuilder: true, [], IsReturned: false, value.Syntax.GetLocation())])
            : values.Read(value);
    }

    private static bool TakesBuilder(IAnonymousFunctionOperation lambda) => lambda.Symbol.Parameters.Any(parameter => ServiceTypes.IsClientBuilder(parameter.Type));
}
