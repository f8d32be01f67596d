namespace ResilienceGen.Conformance.Errors;

// The families of errors that scenarios name. Only who derives from whom matters.
public class TestError : ScriptedError;

public sealed class SkippedError : TestError;

public sealed class OtherError : ScriptedError;

public class ParentError : ScriptedError;

public sealed class ChildError : ParentError;

public class E0 : ScriptedError;

public sealed class E0S : E0;

public class E1 : E0;

public sealed class E1S : E1;

public class E2 : E1;

public sealed class E2S : E2;

public sealed class ConfigErrorA : ScriptedError;

public class ConfigErrorB : ScriptedError;

public sealed class ConfigErrorB1 : ConfigErrorB;
