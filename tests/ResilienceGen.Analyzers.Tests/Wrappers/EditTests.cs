using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ResilienceGen.Analyzers.Wrappers;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.Wrappers;

/// <summary>Which edits of other files make the generator read an interface again.</summary>
public sealed class EditTests
{
    private const string Api = """
        using ResilienceGen;
        using Models;
        namespace App
        {
            [Resilient, Retry(DelayMs = Limits.Delay)]
            public partial interface IApi : IPing { [Idempotent] Task SendAsync(Payload payload); }
        }
        """;

    private const string Other = """
        namespace Models
        {
            public class Plain { private readonly int _seed = 1; public int Answer() => 42; }
            public class Payload : Plain;
            public static class Source { public const int Delay = 5; }
            public static class Limits { public const int Delay = Source.Delay; }
            public interface IPing { Task PingAsync(int times = 1); }
            internal sealed class Lonely { private int _value; public int Value { get => 1; } }
        }
        """;

    [Theory]
    [InlineData("=> 42", "=> 43")]
    [InlineData("get => 1", "get => _value")]
    [InlineData("_seed = 1", "_seed = 2")]
    [InlineData("public class Plain", "// A comment.\npublic class Plain")]
    [InlineData("private int _value", "private long _value = 3")]
    [InlineData("internal sealed class Lonely", "internal sealed class Lone; internal enum Lonesome { One } internal sealed class Lonely")]
    [InlineData("internal sealed class Lonely { private int _value; public int Value { get => 1; } }", "")]
    [InlineData("private int _value", "private int _other; /* Not Lonely, but lonely. */")]
    public void Nothing_is_read_again(string old, string changed) => Assert.Equal([IncrementalStepRunReason.Cached], Readings(old, changed));

    [Theory]
    [InlineData("Source { public const int Delay = 5", "Source { public const int Delay = 6")]
    [InlineData("int times = 1", "int times = 2")]
    [InlineData("class Plain {", "abstract class Plain : System.Net.Http.HttpContent {")]
    [InlineData("namespace Models\n{", "namespace App { public class Payload; }\nnamespace Models\n{")]
    [InlineData("namespace Models\n{", "global using Payload = System.Version;\nnamespace Models\n{")]
    [InlineData("namespace Models\n{", "[assembly: ResilienceGen.Timeout(TotalMs = 5)]\nnamespace Models\n{")]
    [InlineData("namespace Models\n{", "namespace App { public partial interface IApi { Task ReceiveAsync(); } }\nnamespace Models\n{")]
    [InlineData("namespace Models\n{", "namespace App { internal class iapi; }\nnamespace Models\n{")]
    public void What_could_change_the_wrapper_is_read_again(string old, string changed) => Assert.Equal([IncrementalStepRunReason.Modified], Readings(old, changed));

    [Theory]
    [InlineData("namespace Models", "#nullable disable\nnamespace Models")]
    [InlineData("=> 42", "=>\n#nullable disable\n42")]
    [InlineData("get => 1", "get { \n#nullable disable\n return 1; }")]
    [InlineData("_seed = 1", "_seed =\n#nullable disable\n1")]
    [InlineData("times = 1", "times =\n#nullable disable\n1")]
    public void What_follows_another_nullable_directive_is_read_again(string old, string changed) =>
        Assert.Equal([IncrementalStepRunReason.Unchanged], Readings(old, changed));

    [Fact]
    public void Directive_that_is_taken_back_is_seen()
    {
        var before = Other.Replace("_seed = 1", "_seed =\n#nullable disable\n1");
        Assert.Equal([IncrementalStepRunReason.Unchanged], Readings(Compilation(before), Other));
    }

    [Theory]
    [InlineData("public partial", "#nullable disable\npublic partial")]
    [InlineData("[Idempotent]", "\n#nullable disable\n[Idempotent]")]
    public void Nullable_directive_around_a_signature_leaves_the_text_of_a_fresh_run(string old, string changed)
    {
        var first = TestCompilation.Create(Api.Replace("Payload payload", "Payload? payload"), Other);
        var second = first.ReplaceSyntaxTree(first.SyntaxTrees[0], Parse(first.SyntaxTrees[0].ToString().Replace(old, changed), first.SyntaxTrees[0]));
        Assert.Equal(Text(Driver().RunGenerators(second)), Text(Driver().RunGenerators(first).RunGenerators(second)));
    }

    [Fact]
    public void Type_that_takes_the_name_of_the_wrapper_is_seen() =>
        Assert.Equal([IncrementalStepRunReason.Modified], Readings("namespace Models\n{", "namespace App { internal class ResilientApi; }\nnamespace Models\n{"));

    [Theory]
    [InlineData("Lonely { ", "Lonely { [ResilienceGen.Resilient] public interface IInner { Task<int> GetAsync(); } ")]
    [InlineData("internal sealed class Lonely", "[ResilienceGen.Resilient] public interface IAlone { Task<int> GetAsync(); } internal sealed class Lonely")]
    public void Interface_that_becomes_marked_is_read(string old, string changed) => Assert.Contains(IncrementalStepRunReason.New, Readings(old, changed));

    [Fact]
    public void Nested_interface_of_a_type_that_nobody_names_is_read_again()
    {
        const string marked = "Lonely { [ResilienceGen.Resilient] public interface IInner { Task GetAsync(); } ";
        var before = Other.Replace("Lonely { ", marked);
        Assert.Contains(IncrementalStepRunReason.Modified, Readings(Compilation(before), before.Replace("Task GetAsync", "Task<int> GetAsync")));
    }

    [Fact]
    public void Reading_holds_after_an_edit_that_was_passed_over()
    {
        var first = Compilation(Other);
        var second = Edited(first, Other.Replace("_value", "_other"));
        var third = Edited(second, Other.Replace("Delay = 5", "Delay = 7"));
        Assert.Contains("DelayMs = 7", Text(Driver().RunGenerators(first).RunGenerators(second).RunGenerators(third)), StringComparison.Ordinal);
    }

    private static IncrementalStepRunReason[] Readings(string old, string changed)
    {
        Assert.Contains(old, Other, StringComparison.Ordinal);
        return Readings(Compilation(Other), Other.Replace(old, changed));
    }

    private static IncrementalStepRunReason[] Readings(CSharpCompilation compilation, string after)
    {
        var result = Driver().RunGenerators(compilation).RunGenerators(Edited(compilation, after)).GetRunResult().Results.Single();
        return [.. result.TrackedSteps[TrackingNames.Readings].SelectMany(step => step.Outputs).Select(output => output.Reason)];
    }

    private static CSharpCompilation Compilation(string other) => TestCompilation.Create(Api, other);

    private static CSharpCompilation Edited(CSharpCompilation compilation, string after) =>
        compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[1], Parse(after, compilation.SyntaxTrees[1]));

    private static SyntaxTree Parse(string after, SyntaxTree before) => CSharpSyntaxTree.ParseText(after, TestCompilation.ParseOptions, before.FilePath);

    private static string Text(GeneratorDriver driver) => string.Concat(driver.GetRunResult().GeneratedTrees);

    private static CSharpGeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new WrapperGenerator().AsSourceGenerator()],
        parseOptions: TestCompilation.ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
}
