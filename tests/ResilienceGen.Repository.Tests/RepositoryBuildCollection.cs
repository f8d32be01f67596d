namespace ResilienceGen.Repository.Tests;

/// <summary>
/// Tests that build projects of the repository run one after another: two builds of one project at a time would fight over its files. They run beside
/// the others, once the packages are packed.
/// </summary>
[CollectionDefinition(Name)]
public sealed class RepositoryBuildCollection : ICollectionFixture<Packages.LocalFeed>
{
    public const string Name = "Repository build";
}
