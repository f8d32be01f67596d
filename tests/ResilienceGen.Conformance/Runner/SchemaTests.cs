using ResilienceGen.Conformance.Schema;

namespace ResilienceGen.Conformance.Runner;

/// <summary>A key or value that the schema does not know is an error, not something to pass over.</summary>
public sealed class SchemaTests
{
    private const string Valid = """
        {"schemaVersion":1,"scenarios":[{"id":"RT-001","group":"retry","title":"t","kind":"behaviour","maps":"exact","source":[{"repo":"r","path":"p","test":"t"}],
         "service":{"interfaces":[{"name":"IService","methods":[{"name":"ServiceA"}]}],"use":"IService"},"script":{"ServiceA":{"then":{"ok":"v"}}},
         "steps":[{"do":"call","method":"ServiceA","expect":{"result":"v"}}],"expect":{"attempts":{"ServiceA":1}}}]}
        """;

    [Fact]
    public void A_valid_file_is_read() => Assert.Equal("RT-001", Assert.Single(ScenarioFile.Parse(Valid).Runnable).Id);

    [Theory]
    [InlineData("\"title\":\"t\"", "\"title\":\"t\",\"surprise\":1")]
    [InlineData("\"name\":\"ServiceA\"", "\"name\":\"ServiceA\",\"policy\":{\"retri\":{}}")]
    [InlineData("\"name\":\"ServiceA\"", "\"name\":\"ServiceA\",\"policy\":{\"retry\":{\"maxRetries\":1}}")]
    [InlineData("\"do\":\"call\"", "\"do\":\"dance\"")]
    [InlineData("\"do\":\"call\"", "\"do\":\"call\",\"gate\":\"g\"")]
    [InlineData("{\"ok\":\"v\"}", "{\"ok\":\"v\",\"throw\":\"TestError\"}")]
    [InlineData("{\"ok\":\"v\"}", "{\"afterMs\":5}")]
    [InlineData("{\"result\":\"v\"}", "{\"elapsedMs\":5}")]
    [InlineData("\"attempts\":", "\"metrics\":{\"retry\":1},\"attempts\":")]
    [InlineData("\"RT-001\"", "\"XX-001\"")]
    [InlineData("\"exact\"", "\"nearly\"")]
    [InlineData("\"schemaVersion\":1", "\"schemaVersion\":2")]
    public void What_the_schema_does_not_know_is_an_error(string known, string unknown)
    {
        Assert.Contains(known, Valid);
        Assert.Throws<ScenarioFileException>(() => ScenarioFile.Parse(Valid.Replace(known, unknown)));
    }
}
