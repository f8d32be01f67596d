using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ResilienceGen.Analyzers.Wrappers.Models;

namespace ResilienceGen.Analyzers.Wrappers.Reading;

/// <summary>Symbols to model. The one place that decides what becomes of an interface; generator and analyzers both ask here.</summary>
internal sealed class WrapperReader
{
    private readonly INamedTypeSymbol _type;
    private readonly Compilation _compilation;
    private readonly string _wrapperName;
    private readonly ImmutableArray<ISymbol> _members;
    private readonly TypeText _types = new();
    private readonly NameScope _fields;

    private WrapperReader(INamedTypeSymbol type, Compilation compilation, string wrapperName)
    {
        _type = type;
        _compilation = compilation;
        _wrapperName = wrapperName;
        _members = MemberCollector.Implementable(type);
        _fields = new NameScope(NamesInside(_members));
    }

    public static WrapperReading Read(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        var wrapperName = WrapperNaming.Of(type);
        return WrapperObstacle.Find(type, wrapperName, compilation) is { } obstacle
            ? new WrapperReading(Model: null, obstacle, [])
            : new WrapperReader(type, compilation, wrapperName).Read(cancellationToken);
    }

    private WrapperReading Read(CancellationToken cancellationToken)
    {
        var typeParameters = TypeParameters();
        var innerField = _fields.Take("_inner");
        var collected = MemberCollector.Collect(_type, _members, _wrapperName, typeParameters.Names);
        var reader = new MethodReader(_type, _compilation, collected, _types, _fields);

        var members = ImmutableArray.CreateBuilder<MemberModel>(collected.Length);
        var methods = ImmutableArray.CreateBuilder<MethodReading>();
        foreach (var member in collected)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (member.Symbol is IMethodSymbol method)
            {
                var reading = reader.Read(method, member);
                methods.Add(reading);
                members.Add(reading.Model);
            }
            else
            {
                members.Add(PassThroughReader.Read(member, _types));
            }
        }

        var chain = ChainReader.Read(_type, _compilation, new NameScope(["runtime", "members"]), _types);
        var reach = Reach.Of(_type, _compilation)!;
        var model = new WrapperModel(
            WrapperNaming.HintName(_type),
            _type.ContainingNamespace.IsGlobalNamespace ? null : _types.Of(_type.ContainingNamespace),
            _wrapperName,
            reach,
            typeParameters,
            _types.Of(_type),
            WrapperNaming.Display(_type),
            ContractAttributes.OfType(_type, _types),
            innerField,
            chain,
            chain.Count == 0 ? null : ChainReader.ReadPolicy(_type, chain, _fields, _types),
            new(members.ToImmutable()),
            RegistrationReader.Read(_type, _wrapperName, reach, typeParameters, chain, _compilation));
        return new WrapperReading(model, Obstacle: null, methods.ToImmutable());
    }

    // A nested interface brings the type parameters of the types around it; one that hides another gets a name of its own.
    private TypeParameterListModel TypeParameters()
    {
        var parameters = WrapperNaming.TypeParameters(_type);
        if (parameters.IsEmpty) return TypeParameterListModel.None;

        var names = new NameScope([]);
        foreach (var parameter in parameters)
        {
            var name = names.Take(parameter.Name);
            if (name != parameter.Name) _types.Rename(parameter, name);
        }

        foreach (var parameter in _members.OfType<IMethodSymbol>().SelectMany(method => method.TypeParameters))
        {
            if (parameters.Any(outer => outer.Name == parameter.Name)) _types.Rename(parameter, names.Take(parameter.Name));
        }

        return SignatureReader.TypeParameters(parameters, _types);
    }

    private static IEnumerable<string> NamesInside(ImmutableArray<ISymbol> members)
    {
        foreach (var member in members)
        {
            yield return member.Name;
            if (member is IMethodSymbol method)
            {
                foreach (var parameter in method.Parameters) yield return parameter.Name;
                foreach (var parameter in method.TypeParameters) yield return parameter.Name;
            }
            else if (member is IPropertySymbol property)
            {
                foreach (var parameter in property.Parameters) yield return parameter.Name;
            }
        }
    }
}
