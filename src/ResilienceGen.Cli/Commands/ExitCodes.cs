namespace ResilienceGen.Cli.Commands;

/// <summary>What the tool returns to the shell. Scripts rely on these; <c>--help</c> prints them.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int FindingsFailTheCheck = 1;
    public const int UsageOrToolFailure = 2;
    public const int OnlyRefusalsLeft = 3;
    public const int Cancelled = 130;

    public const string Help =
        """
        Exit codes: 0 done; 1 findings fail the check (--fail-on gap, baseline check); 2 wrong usage, or part of the target could not be processed;
        3 migrate has nothing left to edit, only refusals; 130 cancelled.
        """;
}
