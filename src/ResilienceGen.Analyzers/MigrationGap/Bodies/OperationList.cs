using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace ResilienceGen.Analyzers.MigrationGap.Bodies;

/// <summary>
/// The operations of one body in the order of a walk, listed once however many proofs ask: what lies below an operation is one stretch of the list.
/// </summary>
internal sealed class OperationList
{
    // As long as the body lives: whoever walks over it again, with or without an engine at hand, walks over an array.
    private static readonly ConditionalWeakTable<IOperation, OperationList> Lists = new();

    // Up to here, looking through the list is cheaper than to remember each place.
    private const int FewOperations = 256;

    private const int UsualLength = 48;
    private const int UsualDepth = 16;

    private readonly IOperation[] _operations;
    private readonly OperationKind[] _kinds;
    private readonly int[] _ends;
    private readonly Lazy<Dictionary<IOperation, int>> _places;

    private OperationList(IOperation root)
    {
        (_operations, _ends) = Walk(root);
        _kinds = Array.ConvertAll(_operations, operation => operation.Kind);
        // PublicationOnly: two walks may ask at once, and both find the same.
        _places = new(Places, LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>The operations of one sort below another, itself included or not, nested functions included or not.</summary>
    public static IEnumerable<T> Below<T>(IOperation operation, bool withSelf, bool withFunctions)
        where T : IOperation
    {
        var list = Of(operation.Root());
        // A placeholder knows its parent, which does not count it among its parts.
        return list.PlaceOf(operation) is { } place ? list.From<T>(place, withSelf, withFunctions) : Of(operation).From<T>(0, withSelf, withFunctions);
    }

    private static OperationList Of(IOperation root) => Lists.GetValue(root, key => new OperationList(key));

    private IEnumerable<T> From<T>(int place, bool withSelf, bool withFunctions)
        where T : IOperation
    {
        var kind = OperationSort<T>.Kind;
        if (kind == OperationKind.None) return All(place, withSelf, withFunctions) is var all && typeof(T) == typeof(IOperation) ? (IEnumerable<T>)all : all.OfType<T>();
        // Most bodies have none of what most proofs look for.
        return Array.IndexOf(_kinds, kind, place, _ends[place] - place) < 0 ? [] : OfKind<T>(kind, place, withSelf, withFunctions);
    }

    private IEnumerable<IOperation> All(int place, bool withSelf, bool withFunctions)
    {
        for (var (index, end) = (First(place, withSelf), _ends[place]); index < end; index = Next(index, withFunctions))
            if (withFunctions || !IsFunction(index)) yield return _operations[index];
    }

    // Kinds are compared where they can be: a cast to an interface costs more than the rest of the walk.
    private IEnumerable<T> OfKind<T>(OperationKind kind, int place, bool withSelf, bool withFunctions)
        where T : IOperation
    {
        for (var (index, end) = (First(place, withSelf), _ends[place]); index < end; index = Next(index, withFunctions))
            if (_kinds[index] == kind && (withFunctions || !IsFunction(index))) yield return (T)_operations[index];
    }

    private static int First(int place, bool withSelf) => withSelf ? place : place + 1;

    private int Next(int index, bool withFunctions) => withFunctions || !IsFunction(index) ? index + 1 : _ends[index];

    private bool IsFunction(int index) => _kinds[index] is OperationKind.AnonymousFunction or OperationKind.LocalFunction;

    private int? PlaceOf(IOperation operation)
    {
        if (_operations.Length > FewOperations) return _places.Value.TryGetValue(operation, out var known) ? known : null;
        for (var place = 0; place < _operations.Length; place++)
        {
            if (ReferenceEquals(_operations[place], operation)) return place;
        }

        return null;
    }

    // Without recursion: a long concatenation is as deep as it is long.
    private static (IOperation[] Operations, int[] Ends) Walk(IOperation root)
    {
        var (operations, ends) = (new List<IOperation>(UsualLength), new List<int>(UsualLength));
        var open = new Stack<(int Place, IOperation.OperationList.Enumerator Children)>(UsualDepth);
        Open(root);
        while (open.Count > 0)
        {
            var (place, children) = open.Pop();
            if (children.MoveNext())
            {
                open.Push((place, children));
                Open(children.Current);
            }
            else
            {
                ends[place] = operations.Count;
            }
        }

        return ([.. operations], [.. ends]);

        void Open(IOperation operation)
        {
            open.Push((operations.Count, operation.ChildOperations.GetEnumerator()));
            operations.Add(operation);
            ends.Add(0);
        }
    }

    private Dictionary<IOperation, int> Places()
    {
        var places = new Dictionary<IOperation, int>(_operations.Length);
        for (var index = 0; index < _operations.Length; index++) places[_operations[index]] = index;
        return places;
    }
}
