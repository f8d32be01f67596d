using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.Facts;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Clients;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;
using ResilienceGen.Analyzers.MigrationGap.Values;

namespace ResilienceGen.Analyzers.MigrationGap.Registrations;

/// <summary>
/// The client registrations of a compilation. Members that name a known call, or a method that takes services, are read on first use;
/// each one that no other of them calls is the root of a composition.
/// </summary>
internal sealed class RegistrationModel(Lazy<NameIndex> names, BodySource bodies, References references, MethodSteps methods, ReferencedAssemblies assemblies, AssemblyFacts facts, Func<ITypeSymbol, Traits> traitsOf)
{
    private readonly Lazy<ImmutableArray<Composition>> _compositions = new(
        () => Compose(names.Value, bodies, references, methods, assemblies, traitsOf), LazyThreadSafetyMode.PublicationOnly);

    public static RegistrationModel Create(Compilation compilation, Lazy<NameIndex> names, BodySource bodies, References references, Implementations implementations, ValueOrigins origins, HandlerChains chains)
    {
        var assemblies = new ReferencedAssemblies(compilation);
        var policies = new PolicyReader(value => origins.OfVisible(value).Select(origin => origin.Operation));
        var facts = new AssemblyFacts(compilation);
        var methods = new MethodSteps(bodies, implementations, policies, facts, assemblies);
        return new(names, bodies, references, methods, assemblies, facts, new HandlerTraits(bodies, chains).Of);
    }

    public ImmutableArray<Composition> Compositions => _compositions.Value;

    /// <summary>Whether the options of the factory are set by hand, past the calls that are read here.</summary>
    public bool SetsFactoryOptions => RegistrationNames.FactoryInternals.Any(name => names.Value.Members(name).Any());

    /// <summary>Whether code names the options of the standard handlers, which it may then set past the calls that are read here.</summary>
    public bool SetsStandardOptions => RegistrationNames.StandardOptions.SelectMany(names.Value.Members).Any(member =>
        !member.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().Any(declaring => declaring.Name.ToString().StartsWith("Microsoft.Extensions", StringComparison.Ordinal)));

    /// <summary>Every registered client: typed, named and default.</summary>
    public IEnumerable<ClientRegistration> Clients => Compositions.SelectMany(composition => composition.Clients);

    /// <summary>Everything that is set for all clients.</summary>
    public IEnumerable<ClientRegistration> Defaults => Compositions.SelectMany(composition => composition.Defaults);

    /// <summary>Whether a referenced library tells that it registers a typed client whose logical name this is.</summary>
    public bool IsRegisteredElsewhere(string name) =>
        assemblies.Libraries.SelectMany(facts.ClientsOf).Any(fact => fact.Subject.EndsWith("." + name, StringComparison.Ordinal) || fact.Subject == "T:" + name);

    private static ImmutableArray<Composition> Compose(NameIndex names, BodySource bodies, References references, MethodSteps methods, ReferencedAssemblies assemblies, Func<ITypeSymbol, Traits> traitsOf)
    {
        var read = new List<(IMethodSymbol? Method, ImmutableArray<RegistrationStep> Steps)>();
        foreach (var body in Members(names, assemblies).SelectMany(references.BodiesIn).Distinct())
        {
            bodies.CancellationToken.ThrowIfCancellationRequested();
            var method = bodies.OwnerOf(body) as IMethodSymbol;
            read.Add((method, (method is null ? null : methods.Of(MethodTarget.Of(method))) ?? methods.OfInitializer(body)));
        }

        var called = new HashSet<string>(read.SelectMany(member => Called(member.Steps).Where(id => member.Method is null || id != MethodTarget.Of(member.Method).Id)), StringComparer.Ordinal);
        return
        [
            .. from member in read
               where !member.Steps.IsEmpty && (member.Method is null || !called.Contains(MethodTarget.Of(member.Method).Id))
               select StepRunner.Run(member.Steps, member.Method, methods, traitsOf),
        ];
    }

    // From the known names outwards: a method that takes services and registers makes its own name one to look for.
    private static IEnumerable<MemberDeclarationSyntax> Members(NameIndex names, ReferencedAssemblies assemblies)
    {
        var known = new HashSet<string>(
            RegistrationNames.All.Concat(assemblies.MethodNames.Where(names.IsCalled)).Concat(names.Called(RegistrationNames.MaySetDefaults)), StringComparer.Ordinal);
        var pending = new Queue<string>(known);
        var found = new HashSet<MemberDeclarationSyntax>();
        while (pending.Count > 0)
        {
            foreach (var member in names.Members(pending.Dequeue()))
            {
                if (found.Add(member) && member is MethodDeclarationSyntax { Identifier.ValueText: var name } method && MayTakeServices(method) && known.Add(name)) pending.Enqueue(name);
            }
        }

        return found;
    }

    private static bool MayTakeServices(MethodDeclarationSyntax method) => method.ParameterList.Parameters.Any(parameter =>
        parameter.Type?.ToString() is { } type
        && (type.Contains("ServiceCollection") || type.Contains("Builder") || method.TypeParameterList?.Parameters.Any(generic => generic.Identifier.ValueText == type) == true));

    private static IEnumerable<string> Called(ImmutableArray<RegistrationStep> steps) => steps.SelectMany(step => step switch
    {
        CallMethod call => call.Arguments.SelectMany(Called).Concat(Called(call.Continued)).Prepend(call.Target.Id),
        RegisterClient client => Called(client.Steps),
        ConfigureDefaults defaults => Called(defaults.Configure),
        RunDelegate run => Called(run.Delegate),
        When conditional => Called(conditional.Steps),
        _ => [],
    });

    private static IEnumerable<string> Called(StepValue value) => value is CodeValue code ? Called(code.Steps) : [];
}
