using Microsoft.Extensions.Logging;

namespace Template.Jobs.Processing;

/// <summary>Whether the store answers. A change is logged, however many notice it.</summary>
internal sealed class StoreState(ILogger logger)
{
    private bool isDown;

    public bool IsUp => !Volatile.Read(ref isDown);

    public void Failed(JobStoreException e)
    {
        if (!Interlocked.Exchange(ref isDown, true))
            logger.StoreDown(e.Message);
    }

    public void Answered()
    {
        if (!IsUp && Interlocked.Exchange(ref isDown, false))
            logger.StoreUp();
    }
}
