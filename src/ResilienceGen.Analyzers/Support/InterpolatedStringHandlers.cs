namespace System.Runtime.CompilerServices;

/// <summary>Lets the compiler hand an interpolated string over in its parts, also for netstandard2.0.</summary>
[AttributeUsage(AttributeTargets.Struct)]
internal sealed class InterpolatedStringHandlerAttribute : Attribute;

/// <summary>Names what else the parts are handed to; an empty name is the receiver.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class InterpolatedStringHandlerArgumentAttribute(string argument) : Attribute
{
    public string Argument { get; } = argument;
}
