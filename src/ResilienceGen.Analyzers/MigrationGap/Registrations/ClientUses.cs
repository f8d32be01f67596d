using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ResilienceGen.Analyzers.MigrationGap.Bodies;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Reading;
using ResilienceGen.Analyzers.MigrationGap.Registrations.Steps;
using ResilienceGen.Analyzers.MigrationGap.Sinks;
using ResilienceGen.Analyzers.Support;

namespace ResilienceGen.Analyzers.MigrationGap.Registrations;

/// <summary>Where this compilation asks the factory for a client, and whether it uses a typed client at all.</summary>
internal sealed class ClientUses(Lazy<NameIndex> names, BodySource bodies, References references)
{
    private readonly Lazy<ImmutableArray<ClientUse>> _created = new(() => [.. FindCreated(names.Value, references)], LazyThreadSafetyMode.PublicationOnly);

    public ImmutableArray<ClientUse> Created => _created.Value;

    /// <summary>Whether anything but the type itself and the code that registers clients writes its name.</summary>
    public bool IsMentioned(ITypeSymbol client) =>
        names.Value.Members(client.Name).Any(member => !IsOwn(member, client) && !member.DescendantTokens().Any(token => token.ValueText is RegistrationNames.AddHttpClient or RegistrationNames.AddTypedClient));

    private static IEnumerable<ClientUse> FindCreated(NameIndex names, References references) =>
        from member in names.Members("CreateClient").Concat(names.Members("CreateHandler")).Distinct()
        from body in references.BodiesIn(member)
        from call in body.Descendants<IInvocationOperation>()
        where call.TargetMethod.Name is "CreateClient" or "CreateHandler" && IsFactory(Sink.ReceiverOf(call)?.Type)
        from name in NamesOf(call)
        select new ClientUse(name, RegistrationCall.Of(call)!.Location);

    private static IEnumerable<string?> NamesOf(IInvocationOperation call)
    {
        var name = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Type.SpecialType == SpecialType.System_String)?.Value;
        return name is null ? [""]
            : new ValueReader(method: null).Read(name) is ConstantValue constant ? constant.Texts.Select(ConstantText.NameIn)
            : [null];
    }

    private static bool IsFactory(ITypeSymbol? type) => type.IsOrImplements(KnownTypes.HttpClientFactory) || type.IsOrImplements(KnownTypes.HttpMessageHandlerFactory);

    private bool IsOwn(MemberDeclarationSyntax member, ITypeSymbol client) => member.AncestorsAndSelf().OfType<BaseTypeDeclarationSyntax>()
        .Any(type => SymbolEqualityComparer.Default.Equals(bodies.ModelOf(type.SyntaxTree).GetDeclaredSymbol(type, bodies.CancellationToken), client.OriginalDefinition));
}

/// <summary>One place that asks for a client.</summary>
/// <param name="Name">The name asked for; null when only the running program knows it.</param>
/// <param name="Location">The name of the call.</param>
internal sealed record ClientUse(string? Name, Location Location);
