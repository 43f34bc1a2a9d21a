namespace Template.Jobs.Api.Description;

/// <summary>The groups of addresses.</summary>
internal static class ApiTags
{
    public const string Jobs = "Jobs";
    public const string DeadLetters = "Dead letters";
    public const string Operations = "Operations";
}
