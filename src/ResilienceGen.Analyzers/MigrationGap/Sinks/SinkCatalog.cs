using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Sinks;

/// <summary>
/// Knows which calls leave the process: those of the framework, extensions of the client that contain one or that cannot be seen and return
/// what an answer comes in, and what the project lists.
/// </summary>
internal sealed class SinkCatalog(Compilation compilation, BodySource bodies, ListedMembers listed)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _callers = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _ownExtensions = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IOperation, ImmutableArray<Sink>> _inBodies = [];
    private readonly Lazy<TypeNames> _names = new(() => new(NamesIn(compilation, listed)));

    /// <summary>The names of the sinks and of the client extensions of this compilation: what a type that calls a sink has to write.</summary>
    public TypeNames Names => _names.Value;

    /// <summary>Whether the type's own syntax names a sink or a client extension of this compilation; no operation is asked for.</summary>
    public bool MayCallSink(INamedTypeSymbol type) => _callers.GetOrAdd(type, key => Names.WrittenIn(key, bodies.CancellationToken).Any());

    /// <summary>The sinks in a body, found once, or below a part of one.</summary>
    public ImmutableArray<Sink> In(IOperation code) => code.Parent is null ? _inBodies.GetOrAdd(code, FindInBody) : Find(code);

    public Sink? AsSink(IOperation operation) => operation switch
    {
        IInvocationOperation invocation when IsSink(invocation.TargetMethod) => Create(invocation, invocation.TargetMethod, Sink.ReceiverOf(invocation)),
        IMethodReferenceOperation reference when IsSink(reference.Method) && reference.Parent is not (INameOfOperation or IInvocationOperation) =>
            Create(reference, reference.Method, reference.Instance?.Unwrap()),
        IInvalidOperation { Syntax: InvocationExpressionSyntax } broken => Unresolved(broken),
        _ => null,
    };

    private ImmutableArray<Sink> FindInBody(IOperation body)
    {
        bodies.Counters.BodySearched();
        return Find(body);
    }

    private ImmutableArray<Sink> Find(IOperation code)
    {
        var found = ImmutableArray.CreateBuilder<Sink>();
        foreach (var part in code.Descendants<IOperation>())
        {
            // The kind first: it is asked for once, and settles most.
            if (part.Kind is OperationKind.Invocation or OperationKind.MethodReference or OperationKind.Invalid && AsSink(part) is { } sink) found.Add(sink);
        }

        return found.ToImmutable();
    }

    // An argument that does not bind, or two equal overloads: it is a call of the client all the same.
    private Sink? Unresolved(IInvalidOperation broken)
    {
        var candidates = broken.SemanticModel?.GetSymbolInfo(broken.Syntax, bodies.CancellationToken).CandidateSymbols ?? [];
        return candidates.OfType<IMethodSymbol>().FirstOrDefault(IsSink) is { } method
            ? Create(broken, method, broken.ChildOperations.FirstOrDefault(part => HttpTypes.IsClient(part.Unwrap().Type))?.Unwrap())
            : null;
    }

    private Sink Create(IOperation operation, IMethodSymbol called, IOperation? receiver)
    {
        var method = Unreduced(called);
        var isFramework = IsFrameworkSink(method);
        return new(operation, method, receiver)
        {
            IsFramework = isFramework,
            IsListed = !isFramework && !ExtendsClient(method) && IsListed(method),
            Sends = !isFramework && IsOwnExtension(method) ? bodies.Of(method).SelectMany(body => In(body)) : [],
        };
    }

    public bool IsSink(IMethodSymbol method)
    {
        var target = Unreduced(method);
        return IsFrameworkSink(target) || IsOwnExtension(target) || IsUnseenExtension(target) || IsListed(target);
    }

    /// <summary>Whether the method is an extension of the client, in source, that sends: its callers are the sinks.</summary>
    public bool IsOwnExtension(IMethodSymbol method)
    {
        var definition = Unreduced(method).OriginalDefinition;
        return ExtendsClient(definition)
            && bodies.IsInSource(definition)
            && _ownExtensions.GetOrAdd(definition, key => SendsOnItsClient(key, []));
    }

    // Of a library's extension only the signature can be seen: what returns an answer, or a promise of one, must have asked for it.
    private bool IsUnseenExtension(IMethodSymbol method) =>
        ExtendsClient(method) && !bodies.IsInSource(method) && !ServiceTypes.IsPlatform(method) && MayAnswer(method.ReturnType);

    private bool IsListed(IMethodSymbol method) => listed.ContainsMethod(method) || (listed.ContainsType(method) && MayAnswer(method.ReturnType));

    private static bool MayAnswer(ITypeSymbol type) =>
        HttpTypes.IsTaskLike(type) || HttpTypes.IsResponse(type) || type.IsOrDerivesFrom(KnownTypes.Stream);

    private static bool IsFrameworkSink(IMethodSymbol method)
    {
        if (SinkNames.Json.Contains(method.Name)) return method.IsExtensionMethod && method.IsBelow("System.Net.Http") && ExtendsClient(method);
        if (!SinkNames.Client.Contains(method.Name)) return false;
        var declared = method;
        while (declared.OverriddenMethod is { } overridden) declared = overridden;
        return declared.ContainingType.Is(KnownTypes.HttpClient) || declared.ContainingType.Is(KnownTypes.HttpMessageInvoker);
    }

    private bool SendsOnItsClient(IMethodSymbol extension, ImmutableHashSet<ISymbol> visited)
    {
        visited = visited.Add(extension);
        return bodies.Of(extension)
            .SelectMany(root => root.Descendants<IInvocationOperation>())
            .Any(call => Sink.ReceiverOf(call) is IParameterReferenceOperation { Parameter: var parameter }
                && SymbolEqualityComparer.Default.Equals(parameter, extension.Parameters[0])
                && Sends(Unreduced(call.TargetMethod).OriginalDefinition));

        bool Sends(IMethodSymbol target) =>
            IsFrameworkSink(target)
            || (ExtendsClient(target) && bodies.IsInSource(target) && !visited.Contains(target) && SendsOnItsClient(target, visited));
    }

    private static IEnumerable<string> NamesIn(Compilation compilation, ListedMembers listed) =>
        [.. SinkNames.Client, .. SinkNames.Json, .. listed.Names(compilation), .. ClientExtensionNames(compilation)];

    private static IEnumerable<string> ClientExtensionNames(Compilation compilation) =>
        from assembly in compilation.SourceModule.ReferencedAssemblySymbols.Where(MayExtendClient).Prepend(compilation.Assembly)
        from type in TypesBelow(assembly.GlobalNamespace)
        where type.MightContainExtensionMethods
        from method in type.GetMembers().OfType<IMethodSymbol>()
        where ExtendsClient(method)
        select method.Name;

    // A library that names the client refers to the assembly that declares it, or to the one that stands for the whole standard.
    private static bool MayExtendClient(IAssemblySymbol assembly) =>
        assembly.MightContainExtensionMethods
        && !ServiceTypes.IsPlatform(assembly.Name)
        && assembly.Modules.SelectMany(module => module.ReferencedAssemblies).Any(used => used.Name is "System.Net.Http" or "netstandard");

    private static IEnumerable<INamedTypeSymbol> TypesBelow(INamespaceSymbol ns) =>
        ns.GetTypeMembers().Concat(ns.GetNamespaceMembers().SelectMany(TypesBelow));

    private static bool ExtendsClient(IMethodSymbol method) =>
        method is { IsExtensionMethod: true, Parameters: [{ Type: var client }, ..] } && HttpTypes.IsClient(client);

    private static IMethodSymbol Unreduced(IMethodSymbol method) => method.ReducedFrom ?? method;
}
