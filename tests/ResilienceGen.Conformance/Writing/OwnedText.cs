namespace ResilienceGen.Conformance.Writing;

/// <summary>C# text that remembers, line by line, for which declaration of the scenario it was written.</summary>
internal sealed class OwnedText
{
    private readonly List<string> _lines = [];
    private readonly List<string?> _owners = [];

    public void Add(string line, string? owner = null)
    {
        _lines.Add(line);
        _owners.Add(owner);
    }

    public void Add(IEnumerable<string> lines, string? owner = null)
    {
        foreach (var line in lines) Add(line, owner);
    }

    public string? OwnerOf(int line) => line < _owners.Count ? _owners[line] : null;

    public override string ToString() => string.Join('\n', _lines) + '\n';
}
