namespace ResilienceGen.Repository.Tests;

/// <summary>Tests that build in folders of their own, against the packed packages.</summary>
[CollectionDefinition(Name)]
public sealed class SdkCollection : ICollectionFixture<Packages.LocalFeed>
{
    public const string Name = "SDK";
}
