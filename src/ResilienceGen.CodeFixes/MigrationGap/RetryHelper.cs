using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.MigrationGap.Routes;

namespace ResilienceGen.CodeFixes.MigrationGap;

/// <summary>The helper that gives a type a path of its own: four attempts at most, each pause twice as long as the one before.</summary>
internal static class RetryHelper
{
    /// <summary>The part of the type around a call that can get a helper.</summary>
    public static TypeDeclarationSyntax? PlaceFor(CallSite site) => AddedMember.PlaceFor(site, AddedPath.Name, "TResult");

    /// <summary>The helper for the type around a call; null where there is no <see cref="PlaceFor"/> it.</summary>
    public static AddedMember? For(CallSite site)
    {
        if (PlaceFor(site) is not { } type
            || Shapes.TypeName(site, "System.Func`2")?.Split('<')[0] is not { } func
            || Shapes.TypeName(site, "System.Threading.Tasks.Task") is not { } task
            || Shapes.TypeName(site, "System.Threading.CancellationToken") is not { } token
            || Shapes.TypeName(site, "System.Net.Http.HttpRequestException") is not { } failure)
            return null;
        return new AddedMember(type, $$"""
            private static async {{task}}<TResult> {{AddedPath.Name}}<TResult>({{func}}<{{token}}, {{task}}<TResult>> call, {{token}} cancellationToken)
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await call(cancellationToken).ConfigureAwait(false);
                    }
                    catch ({{failure}}) when (attempt < 4)
                    {
                        await {{task}}.Delay(100 << attempt, cancellationToken).ConfigureAwait(false);
                    }
                }
            }
            """.Split('\n'));
    }
}
