using ResilienceGen.Conformance.Adapter;
using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.Writing;

/// <summary>Writes a scenario as C#: its interfaces with attributes and, if it is to run, scripted implementations.</summary>
internal static class SourceWriter
{
    private static readonly string[] Usings =
        ["System", "System.Collections.Generic", "System.IO", "System.Threading", "System.Threading.Tasks", "ResilienceGen", "ResilienceGen.Conformance.Running"];

    public static OwnedText Write(Scenario scenario)
    {
        var service = scenario.Declared;
        var text = new OwnedText();
        text.Add(Usings.Select(static name => $"using {name};"));
        text.Add($"namespace {Names.Space(scenario.Id)};");
        foreach (var type in service.Interfaces)
            InterfaceWriter.Write(text, service, type);

        MemberClassWriter.Write(text, service);
        foreach (var (handler, result) in Handlers(service))
            FallbackHandlerWriter.Write(text, handler, result);
        if (scenario.Kind == ScenarioKind.Behaviour)
        {
            foreach (var type in (scenario.Instances ?? []).Values.Append(service.Use).Distinct())
                ImplementationWriter.Write(text, service, [type], Names.Implementation(type), static method => method.Name);
        }

        return text;
    }

    private static IEnumerable<(string Handler, string Result)> Handlers(Service service) =>
        (from type in service.Interfaces
         from method in type.Methods
         let handler = method.Policy?.Fallback?.Handler
         where handler is not null
         select (handler, new ReturnShape(method.Returns).Result ?? "ResilienceGen.Pipelines.Nothing")).DistinctBy(static pair => pair.handler);
}
