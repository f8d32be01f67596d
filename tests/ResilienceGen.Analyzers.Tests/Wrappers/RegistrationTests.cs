using ResilienceGen.Analyzers.Wrappers;
using ResilienceGen.Testing;

namespace ResilienceGen.Analyzers.Tests.Wrappers;

/// <summary>Registrations are written where the project can use them.</summary>
public sealed class RegistrationTests
{
    private const string Api = "[ResilienceGen.Resilient] public interface IApi { Task<string> GetAsync(int id); }";

    [Fact]
    public void Registration_adds_the_runtime_of_the_container() =>
        Assert.Contains("ResilienceServices.AddResilient<", GeneratorVerifier<WrapperGenerator>.Generate(Api).AssertCompiles().Text);

    [Fact]
    public void Project_that_does_not_know_the_container_gets_the_wrapper_alone()
    {
        var references = TestReferences.All.Where(reference => !Path.GetFileName(reference.Display!).StartsWith("Microsoft.Extensions.DependencyInjection", StringComparison.Ordinal));
        var text = GeneratorVerifier<WrapperGenerator>.Generate(TestCompilation.Create(references, Api)).AssertCompiles().Text;
        Assert.Contains("class ResilientApi", text);
        Assert.DoesNotContain("ServiceCollection", text);
    }
}
