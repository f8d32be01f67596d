using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Models;

namespace ResilienceGen.Analyzers.Wrappers.Writing;

/// <summary>Writes the members of the wrapper, one shape each.</summary>
internal static class MemberWriter
{
    public static void Write(CodeWriter writer, MemberModel member, WrapperModel wrapper)
    {
        var innerField = wrapper.InnerField;
        writer.Write("/// <inheritdoc />");
        foreach (var attribute in member.Identity.Attributes) writer.Write(attribute);
        switch (member)
        {
            case OperationModel operation:
                CallWriter.Write(writer, operation);
                break;
            case MethodModel { Disposal: not DisposalKind.None } method when wrapper.IsChain:
                WriteDisposal(writer, method);
                break;
            case MethodModel method:
                WriteForward(writer, method, innerField);
                break;
            case PropertyModel property:
                WriteProperty(writer, property, innerField);
                break;
            case EventModel happening:
                WriteEvent(writer, happening, innerField);
                break;
        }
    }

    /// <summary><c>public Task&lt;T&gt; GetAsync&lt;T&gt;(int id) where T : class</c>, or the explicit form of it.</summary>
    public static void AddHeader(this MethodModel method, CodeWriter writer)
    {
        AddStart(writer, method.Identity, method.ReturnType);
        writer.Add($"{method.Identity.Name}{method.TypeParameters.Declaration}(");
        writer.AddList(method.Parameters.Items, static (writer, parameter) => writer.Add(parameter.Declaration));
        writer.Add($"){method.TypeParameters.Clauses}");
    }

    private static void WriteForward(CodeWriter writer, MethodModel method, string innerField)
    {
        var arguments = string.Join(", ", method.Parameters.Select(parameter => parameter.PassedAs + parameter.Name));
        var reference = method.ReturnsByRef ? "ref " : "";
        writer.Write($"""
            {method.AddHeader} =>
                {reference}{method.Identity.Receiver(innerField)}.{method.Identity.Name}{method.TypeParameters.Arguments}({arguments});
            """);
    }

    // A chain owns none of its members: the container disposes each when its time has come, and some live longer than the wrapper.
    private static void WriteDisposal(CodeWriter writer, MethodModel method)
    {
        writer.Write("/// <remarks>Does nothing: the members of the chain belong to whoever created them.</remarks>");
        if (method.Disposal == DisposalKind.Asynchronous)
        {
            writer.Write($"{method.AddHeader} => default;");
            return;
        }

        writer.Write($"{method.AddHeader}");
        using (writer.Block())
        {
        }
    }

    private static void WriteProperty(CodeWriter writer, PropertyModel property, string innerField)
    {
        var isIndexer = property.Parameters.Count > 0;
        var arguments = string.Join(", ", property.Parameters.Select(parameter => parameter.PassedAs + parameter.Name));
        var target = property.Identity.Receiver(innerField) + (isIndexer ? $"[{arguments}]" : $".{property.Identity.Name}");
        var name = isIndexer
            ? $"this[{string.Join(", ", property.Parameters.Select(parameter => parameter.Declaration))}]"
            : property.Identity.Name;
        var value = property.ReturnsByRef ? $"ref {target}" : target;
        AddStart(writer, property.Identity, property.Type);
        if (property is { HasGetter: true, Setter: SetterKind.None })
        {
            writer.Write($"{name} => {value};");
            return;
        }

        using (writer.Block(name))
        {
            if (property.HasGetter) writer.Write($"get => {value};");
            if (property.Setter == SetterKind.Set) writer.Write($"set => {target} = value;");
            if (property.Setter == SetterKind.Init)
                writer.Write("init => throw new global::System.NotSupportedException(\"Set it on the wrapped object: its creation is over.\");");
        }
    }

    private static void WriteEvent(CodeWriter writer, EventModel happening, string innerField)
    {
        var target = $"{happening.Identity.Receiver(innerField)}.{happening.Identity.Name}";
        AddStart(writer, happening.Identity, $"event {happening.Type}");
        using (writer.Block(happening.Identity.Name))
        {
            writer.Write($"""
                add => {target} += value;
                remove => {target} -= value;
                """);
        }
    }

    private static void AddStart(CodeWriter writer, MemberIdentity identity, string type)
    {
        var (modifier, home) = identity.ExplicitInterface is { } contract ? ("", contract + ".") : ("public ", "");
        writer.Add($"{modifier}{(identity.IsUnsafe ? "unsafe " : "")}{type} {home}");
    }
}
