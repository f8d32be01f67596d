namespace ResilienceGen.Conformance.Errors;

// The errors of language models that scenarios name.
public class ModelError : ScriptedError;

public sealed class RateLimitError : ModelError;

public sealed class ServiceUnavailableError : ModelError;

public sealed class InternalServerError : ModelError;

public sealed class AuthenticationError : ModelError;

public sealed class NotFoundError : ModelError;

public class BadRequestError : ModelError;

public sealed class ContextWindowExceededError : BadRequestError;

public sealed class ContentPolicyViolationError : BadRequestError;
