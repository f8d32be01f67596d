using ResilienceGen.Cli.Commands;

return await ResilienceTool.RunAsync(args, ToolConsole.System());
