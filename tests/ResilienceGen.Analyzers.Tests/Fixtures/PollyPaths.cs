// Polly 8 pipelines and Polly 7 policies, kept in fields, given, and static.
using Polly;
using Polly.Retry;

public class Pipeline(ResiliencePipeline pipeline)
{
    private readonly HttpClient _http = new();
    public async Task<string> One(CancellationToken token) => await pipeline.ExecuteAsync(async t => await _http.GetStringAsync("one", t), token); //= guardedCall
    public async Task<string> Two(CancellationToken token) => await _http.GetStringAsync("two", token);           //= bypass
    public Task<HttpResponseMessage> Three(CancellationToken token) => _http.PostAsync("three", null, token);     //= bypass:unsafeVerb
}

public class BuiltPipeline
{
    private static readonly ResiliencePipeline Retry = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions()).Build();
    private readonly HttpClient _http = new();
    public async Task<string> One() => await Retry.ExecuteAsync(async t => await _http.GetStringAsync("one", t));  //= guardedCall
    public async Task<string> Two() => await _http.GetStringAsync("two");                                         //= bypass
    public async Task<string> State(string id) => await Retry.ExecuteAsync(static async (s, t) => await s.Http.GetStringAsync(s.Id, t), (Http: new HttpClient(), Id: id)); //= guardedCall
}

public class TypedPipeline(ResiliencePipeline<HttpResponseMessage> pipeline)
{
    private readonly HttpClient _http = new();
    public async Task<HttpResponseMessage> One(CancellationToken token) => await pipeline.ExecuteAsync(async t => await _http.GetAsync("one", t), token); //= guardedCall
    public async Task<HttpResponseMessage> Two(CancellationToken token) => await _http.GetAsync("two", token);    //= bypass
    public async Task<string> Three(CancellationToken token) => await _http.GetStringAsync("three", token);       //= bypass:callNotExpressible
}

public class PolicyField
{
    private readonly AsyncRetryPolicy _policy = Policy.Handle<HttpRequestException>().WaitAndRetryAsync(3);
    private readonly HttpClient _http = new();
    public Task<string> One() => _policy.ExecuteAsync(() => _http.GetStringAsync("one"));                         //= guardedCall
    public async Task<string> Two(CancellationToken token) => await _policy.ExecuteAsync(async t => await _http.GetStringAsync("two", t), token); //= guardedCall
    public Task<string> Three() => _http.GetStringAsync("three");                                                 //= bypass
    public Task<HttpResponseMessage> Four() => _http.PostAsync("four", null);                                     //= bypass:unsafeVerb
}

public class Privately
{
    private readonly IAsyncPolicy _policy = Policy.Handle<HttpRequestException>().WaitAndRetryAsync(3);
    private readonly HttpClient _http = new();
    public Task<string> One(string id) => _policy.ExecuteAsync(() => LoadAsync(id));
    private async Task<string> LoadAsync(string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, id);
        using var response = await _http.SendAsync(request);                                                      //= guardedCall
        return await response.Content.ReadAsStringAsync();
    }
}

public class NothingButTimeout
{
    private static readonly ResiliencePipeline Limit = new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(3)).Build();
    private readonly HttpClient _http = new();
    public async Task<string> One() => await Limit.ExecuteAsync(async t => await _http.GetStringAsync("one", t)); //= noPath
    public async Task<string> Two() => await ResiliencePipeline.Empty.ExecuteAsync(async t => await _http.GetStringAsync("two", t)); //= noPath
    public Task<string> Three() => Policy.TimeoutAsync(3).ExecuteAsync(() => _http.GetStringAsync("three"));      //= noPath
    public Task<string> Four() => Policy.NoOpAsync().ExecuteAsync(() => _http.GetStringAsync("four"));            //= noPath
}
