namespace ResilienceGen.Analyzers.Tests.Usage;

/// <summary>RSG4004, at the interface's name.</summary>
public sealed class InterfaceCannotBeWrappedTests
{
    [Theory]
    [InlineData("[Resilient] file interface {|RSG4004:IApi|} { Task GetAsync(); }")]
    [InlineData("public class Outer { [Resilient] private interface {|RSG4004:IApi|} { Task GetAsync(); } }")]
    [InlineData("public class Outer { [Resilient] protected interface {|RSG4004:IApi|} { Task GetAsync(); } }")]
    [InlineData("file class Outer { [Resilient] public interface {|RSG4004:IApi|} { Task GetAsync(); } }")]
    [InlineData("[Resilient] public interface {|RSG4004:IApi|} { static abstract IApi Create(); }")]
    [InlineData("public interface IRoot<T> { static abstract T Zero { get; } } [Resilient] public interface {|RSG4004:IApi|} : IRoot<int>;")]
    [InlineData("[Resilient] public interface {|RSG4004:IApi|} { protected Task GetAsync(); }")]
    [InlineData("public sealed class ResilientApi; [Resilient] public interface {|RSG4004:IApi|} { Task GetAsync(); }")]
    [InlineData("[Resilient] public interface IApi; [Resilient] public interface {|RSG4004:Api|};")]
    [InlineData("[Resilient] public interface IOuterApi; public static class Outer { [Resilient] public interface {|RSG4004:IApi|}; }")]
    [InlineData("public class A { public class BC { [Resilient] public interface {|RSG4004:ID|}; } } public class AB { [Resilient] public interface {|RSG4004:ICD|}; }")]
    [InlineData("namespace ResilientApi { public class Other; } [Resilient] public interface {|RSG4004:IApi|};")]
    public Task Interface_that_no_class_could_stand_for_is_an_error(string source) => UsageVerifier.VerifyAsync(source);

    [Theory]
    [InlineData("public class Outer { [Resilient] protected internal interface IApi { Task GetAsync(); } }")]
    [InlineData("[Resilient] public interface IApi { static virtual int Version => 1; static IApi Create() => null!; }")]
    [InlineData("[Resilient] public interface IApi { protected Task GetAsync() => Task.CompletedTask; }")]
    [InlineData("public sealed class ResilientApi<T>; [Resilient] public interface IApi { Task GetAsync(); }")]
    [InlineData("public interface Api; [Resilient] public interface IApi { Task GetAsync(); }")]
    [InlineData("public class A { public class BC { [Resilient] public interface ID; } } public class AB { public interface ICD; }")]
    public Task Interface_that_looks_like_it_is_fine(string source) => UsageVerifier.VerifyAsync(source);
}
