using ResilienceGen.Benchmarks.Analyzers;

switch (args)
{
    case ["analyzers"]:
        await AnalyzerSuite.RunAsync(Console.Out);
        return 0;
    case ["analyzers", var folder]:
        await RealCodeSuite.RunAsync(folder, Console.Out);
        return 0;
    default:
        Console.Error.WriteLine("Suites: 'analyzers' (generated clients), 'analyzers <folder>' (each folder below it that holds C# code, read as it is).");
        return 2;
}
