using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.Wrappers.Models;

namespace ResilienceGen.Analyzers.Wrappers.Writing;

/// <summary>
/// Writes the registration of a wrapper: explicit factories, no reflection, safe for trimming and native compilation.
/// It stands in the container's own namespace, so that its short names are certain.
/// </summary>
internal static class RegistrationWriter
{
    public const string Namespace = "Microsoft.Extensions.DependencyInjection";

    private const string TryAdd = "global::Microsoft.Extensions.DependencyInjection.Extensions.ServiceCollectionDescriptorExtensions.TryAddTransient";

    // The container creates the implementation, so trimming has to keep its constructors.
    private const string KeepConstructors =
        "[global::System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(global::System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors)]";

    public static void Write(CodeWriter writer, WrapperModel model, RegistrationModel registration)
    {
        writer.Write($"/// <summary>Registers <c>{model.Name}</c>.</summary>");
        foreach (var attribute in model.Attributes) writer.Write(attribute);
        writer.Write(WrapperWriter.GeneratedCode);
        using (writer.Block($"{registration.Accessibility} static class {registration.ClassName}"))
        {
            if (model.IsChain) WriteForChain(writer, model, registration);
            else WriteForImplementation(writer, model, registration);
        }
    }

    private static void WriteForImplementation(CodeWriter writer, WrapperModel model, RegistrationModel registration)
    {
        var implementation = registration.ImplementationParameter;
        var parameters = model.TypeParameters.Declarations.Append($"{KeepConstructors} {implementation}");
        writer.Write($"""
            /// <summary>Adds the wrapper as the interface. The container creates the implementation unless that is registered already.</summary>
            public static IServiceCollection {registration.MethodName}<
                {string.Join(", ", parameters)}>(
                this IServiceCollection services)
            """);
        WriteClauses(writer, model.TypeParameters.Constraints.Append($"where {implementation} : class, {model.Interface}"));
        using (writer.Block())
        {
            writer.Write($"{TryAdd}<{implementation}>(services);");
            WriteWrapper(writer, model, [implementation]);
        }
    }

    private static void WriteForChain(CodeWriter writer, WrapperModel model, RegistrationModel registration)
    {
        writer.Write($"""
            /// <summary>Adds the wrapper as the interface. The container creates the members of the chain that are not registered already.</summary>
            public static IServiceCollection {registration.MethodName}{model.TypeParameters.Declaration}(this IServiceCollection services)
            """);
        WriteClauses(writer, model.TypeParameters.Constraints);
        using (writer.Block())
        {
            foreach (var member in model.Chain.Where(member => member.IsConstructible)) writer.Write($"{TryAdd}<{member.Type}>(services);");
            WriteWrapper(writer, model, model.Chain.Select(member => member.Type));
        }
    }

    private static void WriteClauses(CodeWriter writer, IEnumerable<string> clauses)
    {
        using (writer.Indented())
        {
            foreach (var clause in clauses) writer.Write(clause);
        }
    }

    private static void WriteWrapper(CodeWriter writer, WrapperModel model, IEnumerable<string> services)
    {
        var wrapper = $"global::{(model.Namespace is null ? "" : model.Namespace + ".")}{model.Name}{model.TypeParameters.Arguments}";
        writer.Write($"return services.AddTransient<{model.Interface}>(static provider => new {wrapper}(");
        using (writer.Indented())
        {
            foreach (var service in services) writer.Write($"provider.GetRequiredService<{service}>(),");
            writer.Write("provider.GetService<global::ResilienceGen.Pipelines.ResilienceRuntime>()));");
        }
    }
}
