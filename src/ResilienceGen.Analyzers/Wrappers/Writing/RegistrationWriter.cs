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

    private const string Extensions = "global::Microsoft.Extensions.DependencyInjection.Extensions.ServiceCollectionDescriptorExtensions";

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
            /// <summary>Adds the wrapper as the interface, with the lifetime of the implementation, which is transient unless it is registered already. A typed client is registered as itself: <c>AddHttpClient&lt;{implementation}&gt;()</c>.</summary>
            public static IServiceCollection {registration.MethodName}<
                {string.Join(", ", parameters)}>(this IServiceCollection services)
            """);
        WriteClauses(writer, model.TypeParameters.Constraints.Append($"where {implementation} : class, {model.Interface}"));
        using (writer.Block())
        {
            writer.Write($"return ResilienceServices.AddResilient<{model.Interface}, {implementation}>(services, static (inner, runtime) => {Creation(model)}inner, runtime));");
        }
    }

    private static void WriteForChain(CodeWriter writer, WrapperModel model, RegistrationModel registration)
    {
        writer.Write($"""
            /// <summary>Adds the wrapper as the interface. The container creates the members of the chain that are not registered already, and disposes each when its own lifetime ends.</summary>
            public static IServiceCollection {registration.MethodName}{model.TypeParameters.Declaration}(this IServiceCollection services)
            """);
        WriteClauses(writer, model.TypeParameters.Constraints);
        using (writer.Block())
        {
            foreach (var member in model.Chain.Where(member => member.IsConstructible)) writer.Write($"{Extensions}.TryAddTransient<{member.Type}>(services);");
            writer.Write($"return ResilienceServices.AddResilience(services).AddTransient<{model.Interface}>(static provider => {Creation(model)}");
            WriteMembers(writer, model.Chain.Select(member => member.Type));
        }
    }

    private static void WriteClauses(CodeWriter writer, IEnumerable<string> clauses)
    {
        using (writer.Indented())
        {
            foreach (var clause in clauses) writer.Write(clause);
        }
    }

    private static void WriteMembers(CodeWriter writer, IEnumerable<string> services)
    {
        using (writer.Indented())
        {
            foreach (var service in services) writer.Write($"provider.GetRequiredService<{service}>(),");
            writer.Write($"provider.GetRequiredService<global::{KnownTypes.ResilienceRuntime}>()));");
        }
    }

    private static string Creation(WrapperModel model) =>
        $"new global::{(model.Namespace is null ? "" : model.Namespace + ".")}{model.Name}{model.TypeParameters.Arguments}(";
}
