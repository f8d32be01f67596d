using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.Writing;

/// <summary>The chain of an interface. Here it stands on the interface, so that all its members share it.</summary>
/// <param name="Chain">The endpoints and what they have in common.</param>
/// <param name="Owner">The member in whose declaration the scenario has it.</param>
/// <param name="Methods">The members that go along it.</param>
internal sealed record ChainDeclaration(ChainValues Chain, string Owner, string[] Methods)
{
    public static ChainDeclaration? Of(Service service, ServiceInterface type)
    {
        foreach (var level in service.WithBases(type))
        {
            var methods = level.Methods.Where(static method => method.Policy?.Chain is not null).ToArray();
            if (methods.Select(static method => string.Join(',', method.Policy!.Chain!.Endpoints)).Distinct().Count() > 1)
                throw new NotSupportedException($"{type.Name} has members with different chains.");
            if (methods is [var first, ..])
                return new(first.Policy!.Chain!, $"{level.Name}.{first.Name}", [.. methods.Select(static method => method.Name)]);
            if (level.Policy?.Chain is { } chain)
                return new(chain, level.Name, [.. service.WithBases(type).SelectMany(static part => part.Methods).Select(static method => method.Name)]);
        }

        return null;
    }
}
