using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;

/// <summary>One thing that registration code does, in the order of the code. What depends on the caller stays open until a call is known.</summary>
/// <param name="Place">Where it stands; null when it was read from a fact.</param>
internal abstract record RegistrationStep(Location? Place);

/// <summary>Adds a handler to the client at hand.</summary>
/// <param name="Kind">How it is added.</param>
/// <param name="Traits">What it does, except for a message handler.</param>
/// <param name="Handler">The type of a message handler, which decides what it does; null for the kinds that say it themselves.</param>
/// <param name="Place">Where it is added.</param>
internal sealed record AddHandler(HandlerKind Kind, Traits Traits, ITypeSymbol? Handler, Location? Place) : RegistrationStep(Place);

/// <summary>Takes out the resilience handlers added so far, those of the defaults as well.</summary>
internal sealed record RemoveHandlers(Location? Place) : RegistrationStep(Place);

/// <summary>Hands the client at hand to one more class.</summary>
internal sealed record AddTypedClient(ITypeSymbol Client, Location? Place) : RegistrationStep(Place);

/// <summary>Registers a client.</summary>
/// <param name="Clients">The typed client and its implementation; empty for a named one.</param>
/// <param name="Name">The logical name, under which registrations meet in one client; null for the short name of the typed client.</param>
/// <param name="Steps">What is done to its builder.</param>
/// <param name="IsReturned">Whether the builder is handed to the caller, who may go on.</param>
/// <param name="Place">Where it is registered.</param>
internal sealed record RegisterClient(ImmutableArray<ITypeSymbol> Clients, StepValue? Name, ImmutableArray<RegistrationStep> Steps, bool IsReturned, Location? Place) : RegistrationStep(Place);

/// <summary>Sets what all clients of the factory have.</summary>
internal sealed record ConfigureDefaults(StepValue Configure, Location? Place) : RegistrationStep(Place);

/// <summary>Calls a method that was given services or a builder.</summary>
/// <param name="Target">The method.</param>
/// <param name="Arguments">By the order of the method's parameters.</param>
/// <param name="OnBuilder">Whether it is given the client at hand.</param>
/// <param name="Continued">What is done to the builder that it returns.</param>
/// <param name="IsReturned">Whether that builder is handed on to the caller.</param>
/// <param name="Place">Where it is called.</param>
internal sealed record CallMethod(MethodTarget Target, ImmutableArray<StepValue> Arguments, bool OnBuilder, ImmutableArray<RegistrationStep> Continued, bool IsReturned, Location? Place) : RegistrationStep(Place);

/// <summary>Runs a delegate that is given the client at hand.</summary>
internal sealed record RunDelegate(StepValue Delegate, Location? Place) : RegistrationStep(Place);

/// <summary>Does the steps only if the condition holds.</summary>
internal sealed record When(Condition Condition, ImmutableArray<RegistrationStep> Steps) : RegistrationStep(Place: null);

/// <summary>From here on the client at hand, or outside of one the whole factory, may have more than can be seen.</summary>
internal sealed record LosesTrack(string Reason, Location? Place) : RegistrationStep(Place);

/// <summary>The method a step calls.</summary>
/// <param name="Id">Its documentation id, by which facts are found.</param>
/// <param name="Assembly">The assembly that declares it.</param>
/// <param name="Symbol">The method with its type arguments; null for one that a fact mentions and metadata hides.</param>
internal sealed record MethodTarget(string Id, IAssemblySymbol Assembly, IMethodSymbol? Symbol)
{
    public static MethodTarget Of(IMethodSymbol method) =>
        new(method.OriginalDefinition.GetDocumentationCommentId() ?? method.ToDisplayString(), method.ContainingAssembly, method);
}
