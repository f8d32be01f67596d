using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.Writing;

/// <summary>Writes a class that implements interfaces, and all they extend, by playing scripts.</summary>
internal static class ImplementationWriter
{
    public static void Write(OwnedText text, Service service, string[] types, string name, Func<ServiceMethod, string> keyOf, string? owner = null)
    {
        text.Add($"public sealed class {name}(ScriptPlayer player) : {string.Join(", ", types)}", owner);
        text.Add("{");
        var done = new HashSet<string>();
        foreach (var type in types) WriteMembers(text, service, type, done, keyOf);
        text.Add("}");
    }

    /// <summary>Explicitly, for a redeclared member and the one it hides are two.</summary>
    private static void WriteMembers(OwnedText text, Service service, string name, HashSet<string> done, Func<ServiceMethod, string> keyOf)
    {
        if (!done.Add(name)) return;
        var type = service.Find(name);
        var arguments = TypeArguments(type.Name, name);
        foreach (var method in type.Methods.Where(static method => method.Accessibility is null))
        {
            var parameters = (method.Params ?? []).Select(parameter => new ParameterText(parameter).With(arguments)).ToArray();
            var returns = new ParameterText(method.Returns).With(arguments).Text;
            var declared = parameters.Select(static parameter => parameter.Declaration).Concat(method.TakesToken ? [$"CancellationToken {ParameterText.Token}"] : []);
            var body = new ReturnShape(returns).Play("player", keyOf(method), method.TakesToken ? ParameterText.Token : null, parameters.Select(static parameter => parameter.Name));
            text.Add($"{returns} {name}.{method.Name}({string.Join(", ", declared)}) => {body};");
        }

        foreach (var extended in type.Extends ?? [])
            WriteMembers(text, service, new ParameterText(extended).With(arguments).Text, done, keyOf);
    }

    // IBase<T> as IBase<long>: T is long.
    private static Dictionary<string, string> TypeArguments(string declared, string used) => declared == used
        ? []
        : Arguments(declared).Zip(Arguments(used)).ToDictionary(static pair => pair.First, static pair => pair.Second);

    private static string[] Arguments(string name) =>
        name.IndexOf('<') is var start and > 0 ? [.. name[(start + 1)..^1].Split(',').Select(static argument => argument.Trim())] : [];
}
