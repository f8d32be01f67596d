using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>Why an interface gets no wrapper: the rule that says so, and the sentence it says.</summary>
internal sealed record WrapperObstacle(string RuleId, string Reason)
{
    // Generated code uses static lambdas and target-typed new.
    private const LanguageVersion Lowest = LanguageVersion.CSharp9;

    public static WrapperObstacle? Find(INamedTypeSymbol type, string wrapperName, Compilation compilation) =>
        Environment(compilation) is { } environment ? new(RuleIds.EnvironmentTooOld, environment)
        : Shape(type, wrapperName, compilation) is { } shape ? new(RuleIds.InterfaceCannotBeWrapped, shape)
        : null;

    private static string? Environment(Compilation compilation) => compilation switch
    {
        CSharpCompilation { LanguageVersion: < Lowest } csharp =>
            $"the project is compiled as C# {csharp.LanguageVersion.ToDisplayString()}, generated code needs C# {Lowest.ToDisplayString()} or later",
        _ when !Surroundings.Of(compilation).HasRuntime =>
            "the project does not reference the runtime, package 'ResilienceGen'",
        _ => null,
    };

    private static string? Shape(INamedTypeSymbol type, string wrapperName, Compilation compilation)
    {
        if (type.Name.Length == 0) return "it has no name";
        if (IsFileLocal(type)) return "it is local to its file";
        if (Reach.Of(type, compilation) is null) return "only the type around it can see it";
        if (TakenName(type, wrapperName) is { } taken) return $"the name of its wrapper, '{wrapperName}', belongs to {taken}";

        foreach (var home in type.AllInterfaces.Insert(0, type))
        {
            foreach (var member in home.GetMembers())
            {
                if (Unimplementable(member, compilation) is { } reason) return reason;
            }
        }

        return null;
    }

    private static bool IsFileLocal(INamedTypeSymbol? type) => type is not null && (type.IsFileLocal || IsFileLocal(type.ContainingType));

    private static string? Unimplementable(ISymbol member, Compilation compilation) => member switch
    {
        { IsAbstract: false } or { DeclaredAccessibility: Accessibility.Private } => null,
        { IsStatic: false, DeclaredAccessibility: Accessibility.Public, ContainingType: var home } and not IMethodSymbol { IsVararg: true } when Reach.IsTopLevelHere(home, compilation) => null,
        { IsStatic: true } => $"'{member.Name}' is static abstract: only a type can provide it, not the object that is wrapped",
        IMethodSymbol { IsVararg: true } => $"'{member.Name}' takes __arglist",
        { DeclaredAccessibility: Accessibility.Protected or Accessibility.ProtectedAndInternal } => $"'{member.Name}' is protected: the wrapper could not call it on the object that is wrapped",
        _ when !compilation.IsSymbolAccessibleWithin(member, compilation.Assembly) => $"'{member.Name}' is not accessible from this project",
        _ => null,
    };

    // A type or namespace of that name, or another interface whose wrapper would have it: IActivityApi and ActivityApi side by side.
    private static string? TakenName(INamedTypeSymbol type, string wrapperName)
    {
        var space = type.ContainingNamespace;
        var arity = WrapperNaming.TypeParameters(type).Length;
        if (space.GetTypeMembers(wrapperName, arity).FirstOrDefault(owner => !IsGenerated(owner)) is { } owner) return $"a type that exists already: '{owner.ToDisplayString()}'";

        if (space.GetMembers(wrapperName).OfType<INamespaceSymbol>().FirstOrDefault() is { } inner) return $"a namespace: '{inner.ToDisplayString()}'";

        // One of the two keeps its wrapper: the one named by the convention.
        var isNamedByConvention = type.ContainingType is null && type.Name == "I" + wrapperName.Substring(WrapperNaming.Prefix.Length);
        return isNamedByConvention || WrapperRivals.Of(type, wrapperName) is not { } rival ? null : $"the wrapper of '{rival.ToDisplayString()}'";
    }

    // What an analyzer sees already holds the wrapper that the generator wrote.
    private static bool IsGenerated(INamedTypeSymbol owner) =>
        owner.Find(KnownTypes.GeneratedCodeAttribute)?.ConstructorArguments.FirstOrDefault().Value is KnownTypes.GeneratorName;
}
