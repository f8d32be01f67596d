using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Registrations;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;

namespace ResilienceGen.Analyzers.Registration;

/// <summary>Tells a host, which decides what its clients are made of, from a library that leaves this to its host.</summary>
internal static class Hosts
{
    private const string FactoryAssembly = "Microsoft.Extensions.Http";

    // These ask for no client by a name that a program could register.
    private static readonly string[] Neutral = ["Microsoft.Extensions.", "Microsoft.AspNetCore.", "System.", "Polly"];

    /// <summary>Whether nothing outside of the compilation can add to the composition.</summary>
    public static bool Has(Composition composition, GapContext engine) =>
        composition.Doubts.IsEmpty
        && (IsProgram(engine) || (composition.Root is { } root && engine.Bodies.Of(root).SelectMany(body => body.DescendantsAndSelf<IOperation>()).Any(MakesServices)));

    /// <summary>Whether the compilation is a program, and all that it registers can be seen.</summary>
    public static bool IsWholeProgram(GapContext engine) =>
        IsProgram(engine) && engine.Registrations.Compositions.All(composition => composition.Doubts.IsEmpty);

    /// <summary>Whether a library that the program uses may ask the factory for a client, or register one.</summary>
    public static bool UsesClientsOutside(GapContext engine) => IsUsedOutside(FactoryAssembly, engine);

    /// <summary>Whether a library that the program uses is built on the assembly.</summary>
    public static bool IsUsedOutside(string used, GapContext engine) => engine.Compilation.SourceModule.ReferencedAssemblySymbols.Any(assembly =>
        !Neutral.Any(prefix => assembly.Name.StartsWith(prefix, StringComparison.Ordinal))
        && assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == used)));

    public static bool IsProgram(GapContext engine) => engine.Compilation.Options.OutputKind != OutputKind.DynamicallyLinkedLibrary;

    // new ServiceCollection(), WebApplication.CreateBuilder(args)
    private static bool MakesServices(IOperation operation) =>
        operation is IObjectCreationOperation or IInvocationOperation { TargetMethod: { IsStatic: true, IsExtensionMethod: false } }
        && ServiceTypes.CanRegister(operation.Type);
}
