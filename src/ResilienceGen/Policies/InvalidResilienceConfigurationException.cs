namespace ResilienceGen.Policies;

/// <summary>The configuration holds a value that no policy can have. Thrown when a wrapper is created; on a reload the last good values stay in force instead.</summary>
public sealed class InvalidResilienceConfigurationException : InvalidOperationException
{
    /// <summary>Creates the exception for one value.</summary>
    /// <param name="key">The full key in the configuration.</param>
    /// <param name="problem">What is wrong with its value and what is allowed.</param>
    public InvalidResilienceConfigurationException(string key, string problem)
        : base($"The configuration value '{key}' is invalid: {problem}. Correct or remove it.") => Key = key;

    /// <summary>The full key in the configuration.</summary>
    public string Key { get; }
}
