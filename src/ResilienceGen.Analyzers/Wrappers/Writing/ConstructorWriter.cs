using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Models;
using ResilienceGen.Analyzers.Wrappers.Reading;

namespace ResilienceGen.Analyzers.Wrappers.Writing;

/// <summary>Writes the constructor: the wrapped object, or the members of the chain in order, then the runtime.</summary>
internal static class ConstructorWriter
{
    private const string Runtime = "global::ResilienceGen.Pipelines.ResilienceRuntime? runtime = null";

    public static void Write(CodeWriter writer, WrapperModel model, OperationModel[] operations)
    {
        if (model.IsChain) WriteForChain(writer, model, operations);
        else WriteForInner(writer, model, operations);
    }

    private static void WriteForInner(CodeWriter writer, WrapperModel model, OperationModel[] operations)
    {
        writer.Write("""
            /// <param name="inner">The implementation to protect.</param>
            /// <param name="runtime">Clock and circuits; default <c>ResilienceRuntime.Default</c>.</param>
            """);
        using (writer.Block($"public {model.Name}({model.Interface} inner, {Runtime})"))
        {
            writer.Write($"{model.InnerField} = inner ?? throw new global::System.ArgumentNullException(nameof(inner));");
            WriteOperations(writer, operations, operation => writer.Write($"{operation.Field} = runtime.Operation({model.InnerField}, {operation.DescriptorField});"));
        }
    }

    private static void WriteForChain(CodeWriter writer, WrapperModel model, OperationModel[] operations)
    {
        var accessibility = model.Chain.All(member => member.IsPublic) ? "public" : "internal";
        var parameters = string.Join(", ", model.Chain.Select(member => $"{member.Type} {member.Parameter}"));
        writer.Write("/// <summary>Calls the members in the order of the parameters; the first one also answers what is never repeated.</summary>");
        using (writer.Block($"{accessibility} {model.Name}({parameters}, {Runtime})"))
        {
            var first = model.Chain[0].Parameter;
            writer.Write($"{model.InnerField} = {first} ?? throw new global::System.ArgumentNullException(nameof({first}));");
            if (operations.Length == 0) return;
            using (writer.Block($"var members = new global::ResilienceGen.Fallback.ChainMember<{model.Interface}>[]", end: "};"))
            {
                foreach (var member in model.Chain) writer.Write($"new({ConstantText.Quoted(member.Name)}, {member.Parameter}),");
            }

            WriteOperations(writer, operations, operation =>
                writer.Write($"{operation.Field} = global::ResilienceGen.Fallback.FallbackOperation.FallbackChain(runtime, {operation.DescriptorField}, members);"));
        }
    }

    private static void WriteOperations(CodeWriter writer, OperationModel[] operations, Action<OperationModel> write)
    {
        if (operations.Length == 0) return;
        writer.Write("runtime ??= global::ResilienceGen.Pipelines.ResilienceRuntime.Default;");
        foreach (var operation in operations) write(operation);
    }
}
