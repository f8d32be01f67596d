using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.Writing;

/// <summary>
/// To a scenario the limits of attempt and call are two policies; here one attribute holds both and the nearest replaces the others as a whole.
/// So a level that declares one of the two repeats the other from the level it would come from.
/// </summary>
internal static class EffectiveTimeouts
{
    public static PolicySet OnMethod(Service service, ServiceInterface type, PolicySet declared) => Complete(declared, Levels(service, type));

    public static PolicySet OnInterface(Service service, ServiceInterface type, PolicySet declared) =>
        Complete(declared, service.WithBases(type).Skip(1));

    /// <summary>The limits that hold for a member, whichever level they come from.</summary>
    public static PolicySet OfMember(Service service, ServiceInterface type, ServiceMethod method) => Filled(method.Policy ?? new PolicySet(), Levels(service, type));

    private static PolicySet Complete(PolicySet declared, IEnumerable<ServiceInterface> outer) =>
        (declared.Timeout is null) == (declared.TotalTimeout is null) ? declared : Filled(declared, outer);

    private static PolicySet Filled(PolicySet declared, IEnumerable<ServiceInterface> outer) => declared with
    {
        Timeout = declared.Timeout ?? outer.Select(static level => level.Policy?.Timeout).FirstOrDefault(static timeout => timeout is not null),
        TotalTimeout = declared.TotalTimeout ?? outer.Select(static level => level.Policy?.TotalTimeout).FirstOrDefault(static timeout => timeout is not null),
    };

    // A member is called through the interface in use, whose own level comes before that of the base which declares the member.
    private static IEnumerable<ServiceInterface> Levels(Service service, ServiceInterface type)
    {
        var used = service.WithBases(service.Find(service.Use)).ToArray();
        return used.Contains(type) ? used : service.WithBases(type);
    }
}
