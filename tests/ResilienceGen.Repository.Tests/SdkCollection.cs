namespace ResilienceGen.Repository.Tests;

/// <summary>Tests that build with the SDK run one after another: two builds of one project at a time would fight over its files.</summary>
[CollectionDefinition(Name)]
public sealed class SdkCollection : ICollectionFixture<Packages.LocalFeed>
{
    public const string Name = "SDK";
}
