using Template.Jobs.Processing;

namespace Template.Jobs.Worker;

internal static class JobServices
{
    /// <summary>Makes the worker do a type of job.</summary>
    /// <typeparam name="T">What does it. Its constructor gets services.</typeparam>
    /// <param name="services">The services of the host.</param>
    /// <param name="type">The type of job.</param>
    public static void AddJob<T>(this IServiceCollection services, string type)
        where T : class, IJobHandler
    {
        services.AddSingleton<T>();
        services.AddSingleton(x => new JobRegistration(type, x.GetRequiredService<T>()));
    }
}
