using ResilienceGen.Benchmarks.Analyzers;
using ResilienceGen.Benchmarks.Generators;
using ResilienceGen.Benchmarks.Runtime;

switch (args)
{
    case ["analyzers"]:
        await AnalyzerSuite.RunAsync(Console.Out);
        return 0;
    case ["analyzers", var folder]:
        await RealCodeSuite.RunAsync(folder, Console.Out);
        return 0;
    case ["generator"]:
        await GeneratorSuite.RunAsync(Console.Out);
        return 0;
    case ["runtime", .. var only]:
        await RuntimeSuite.RunAsync(Console.Out, only);
        return 0;
    case ["cold-start", var subject, var afterHttpClient]:
        await ColdStart.ChildAsync(subject, bool.Parse(afterHttpClient));
        return 0;
    default:
        Console.Error.WriteLine("Suites: 'analyzers' (generated clients), 'analyzers <folder>' (each folder below it that holds C# code, read as it is), 'generator' (marked interfaces), 'runtime [case ...]' (generated wrappers beside Polly).");
        return 2;
}
