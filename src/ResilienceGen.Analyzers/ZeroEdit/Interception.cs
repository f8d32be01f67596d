using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ResilienceGen.Analyzers.ZeroEdit;

/// <summary>How the trial shows in a compilation.</summary>
internal static class Interception
{
    /// <summary>The namespace that the package adds to <c>InterceptorsNamespaces</c>.</summary>
    public const string Namespace = "ResilienceGen.ZeroEdit";

    /// <summary>The class that says what was done where.</summary>
    public const string Report = "ZeroEditReport";

    /// <summary>The file that holds both.</summary>
    public const string FileName = "ResilienceGen.ZeroEdit.g.cs";

    /// <summary>Whether the file is the trial's own: what it registers stands where it was called.</summary>
    public static bool IsGenerated(SyntaxTree tree) => tree.FilePath.EndsWith(FileName, StringComparison.Ordinal);

    /// <summary>Whether the compiler sends the call to our interceptor.</summary>
    public static bool IsApplied(SemanticModel model, InvocationExpressionSyntax call, CancellationToken cancellationToken) =>
        model.Compilation.GetTypeByMetadataName($"{Namespace}.{Report}") is not null
        && model.GetInterceptorMethod(call, cancellationToken) is { } interceptor
        && interceptor.DeclaringSyntaxReferences.Any(reference => IsGenerated(reference.SyntaxTree));
}
