using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ResilienceGen.Analyzers.Support;
using ResilienceGen.Analyzers.ZeroEdit;

namespace ResilienceGen.Analyzers.MigrationGap.Bodies;

/// <summary>Which members write which name: the words of the files by hash, and of a name that was asked for its members.</summary>
internal sealed class NameIndex
{
    private readonly ConcurrentDictionary<string, ImmutableArray<MemberDeclarationSyntax>> _users = new(StringComparer.Ordinal);
    private readonly SourceWords[] _files;

    // Hash of a word above, number of a file that writes it below; sorted, which is cheaper to build than a table of lists.
    private readonly ulong[] _words;

    private NameIndex(SourceWords[] files)
    {
        _files = files;
        var words = new List<ulong>(files.Sum(file => file.Count));
        for (var number = 0; number < files.Length; number++)
        {
            foreach (var hash in files[number].Hashes) words.Add(Entry(hash, number));
        }

        _words = [.. words];
        Array.Sort(_words);
    }

    public static NameIndex Of(Compilation compilation, CancellationToken cancellationToken) =>
        new([.. compilation.SyntaxTrees.Where(tree => !Interception.IsGenerated(tree)).Select(tree => SourceWords.Of(tree, cancellationToken))]);

    /// <summary>The names of this kind that are called on something, and not only declared.</summary>
    public IEnumerable<string> Called(Func<string, bool> kind) =>
        from entry in _words.Where((entry, index) => index == 0 || HashOf(entry) != HashOf(_words[index - 1]))
        let file = FileOf(entry)
        let name = WordAt(file, file.Places(HashOf(entry)).First())
        where kind(name) && IsCalled(name)
        select name;

    /// <summary>Whether the name is called on something, and not only declared.</summary>
    public bool IsCalled(string name) =>
        Tokens(name).Any(token => token.Parent is { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } });

    /// <summary>The member declarations in which the name is written.</summary>
    public IEnumerable<MemberDeclarationSyntax> Members(string name) => Tokens(name).Select(MemberAround).OfType<MemberDeclarationSyntax>();

    /// <summary>The member declarations in which the name is written for something else than to declare it.</summary>
    public ImmutableArray<MemberDeclarationSyntax> Users(string name) => _users.GetOrAdd(name, key =>
        [.. Tokens(key).Where(token => token.Parent is not MemberDeclarationSyntax).Select(MemberAround).OfType<MemberDeclarationSyntax>().Distinct()]);

    /// <summary>
    /// The members with <c>new(...)</c>, <c>: this(...)</c> or <c>: base(...)</c>, which do not repeat the name of what they create;
    /// only in files that write the type's name somewhere, or every body of the compilation would have to be bound.
    /// </summary>
    public IEnumerable<MemberDeclarationSyntax> NamelessCreations(string type) =>
        from file in FilesWith(SourceWords.HashOf(type))
        from keyword in CreatingKeywords
        from token in Tokens(file, keyword)
        where token.Parent is ImplicitObjectCreationExpressionSyntax or ConstructorInitializerSyntax
        let member = MemberAround(token)
        where member is not null
        select member;

    private static IEnumerable<string> CreatingKeywords => ["new", "base", "this"];

    private IEnumerable<SyntaxToken> Tokens(string name) =>
        FilesWith(SourceWords.HashOf(name)).SelectMany(file => Tokens(file, name)).Where(token => token.IsKind(SyntaxKind.IdentifierToken));

    private static IEnumerable<SyntaxToken> Tokens(SourceWords file, string word) =>
        from place in file.Places(SourceWords.HashOf(word))
        let token = file.Tree.GetRoot().FindToken(place)
        where token.Span.Contains(place) && token.ValueText == word
        select token;

    private IEnumerable<SourceWords> FilesWith(uint hash)
    {
        var first = Array.BinarySearch(_words, Entry(hash, 0));
        for (var index = first < 0 ? ~first : first; index < _words.Length && HashOf(_words[index]) == hash; index++) yield return FileOf(_words[index]);
    }

    private static ulong Entry(uint hash, int file) => ((ulong)hash << 32) | (uint)file;

    private static uint HashOf(ulong entry) => (uint)(entry >> 32);

    private SourceWords FileOf(ulong entry) => _files[(int)(uint)entry];

    private static MemberDeclarationSyntax? MemberAround(SyntaxToken token) => token.Parent?.FirstAncestorOrSelf<MemberDeclarationSyntax>();

    private static string WordAt(SourceWords file, int place)
    {
        var text = file.Tree.GetText();
        var end = place;
        while (end < text.Length && SyntaxFacts.IsIdentifierPartCharacter(text[end])) end++;
        return text.ToString(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(place, end));
    }
}
