using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.MigrationGap.Clients;

namespace ResilienceGen.Analyzers.MigrationGap.Registrations;

/// <summary>One <c>AddHttpClient</c> of this compilation and what its fluent chain puts around the client.</summary>
/// <param name="Client">The typed client; null for a named or the default one.</param>
/// <param name="Name">The constant name; null for a typed client, empty for the default one.</param>
/// <param name="Protection">What the chain does.</param>
/// <param name="Syntax">Where it stands.</param>
internal sealed record ClientRegistration(ITypeSymbol? Client, string? Name, ClientProtection Protection, InvocationExpressionSyntax Syntax);
