using System.Numerics;
using System.Runtime.InteropServices;

namespace ResilienceGen.Breakers;

/// <summary>
/// Successes of a closed circuit, counted per processor in bundles as long as a slice of the window, so that the healthy path writes nothing that
/// two processors share. The window gets them when it is next looked at.
/// </summary>
internal sealed class SuccessStripes(TimeSpan sampling)
{
    private readonly long _sliceTicks = sampling.Ticks / SamplingWindow.SliceCount;
    private readonly Stripe[] _stripes = NewStripes();

    /// <summary>Counts a success in the bundle of this processor, if there is one that is young enough.</summary>
    public bool TryCount(long now)
    {
        ref var stripe = ref Own();
        if (now - Volatile.Read(ref stripe.Start) >= _sliceTicks) return false;
        Interlocked.Increment(ref stripe.Count);
        return true;
    }

    /// <summary>Hands all bundles to the window, oldest first. Called under the circuit's lock.</summary>
    public void Collect(ResultWindow window)
    {
        Span<int> order = stackalloc int[_stripes.Length];
        var filled = 0;
        for (var index = 0; index < _stripes.Length; index++)
        {
            if (Volatile.Read(ref _stripes[index].Count) == 0) continue;
            var place = filled++;
            for (; place > 0 && _stripes[order[place - 1]].Start > _stripes[index].Start; place--) order[place] = order[place - 1];
            order[place] = index;
        }

        foreach (var index in order[..filled])
        {
            ref var stripe = ref _stripes[index];
            window.Add(stripe.Start, Interlocked.Exchange(ref stripe.Count, 0), failed: false, slow: false);
        }
    }

    /// <summary>Starts a new bundle for this processor. Called under the circuit's lock, after <see cref="Collect"/>.</summary>
    public void Begin(long now) => Volatile.Write(ref Own().Start, now);

    /// <summary>Forgets everything. Called under the circuit's lock.</summary>
    public void Clear()
    {
        foreach (ref var stripe in _stripes.AsSpan())
        {
            Volatile.Write(ref stripe.Start, Stripe.Never);
            Interlocked.Exchange(ref stripe.Count, 0);
        }
    }

    private ref Stripe Own() => ref _stripes[Thread.GetCurrentProcessorId() & (_stripes.Length - 1)];

    private static Stripe[] NewStripes()
    {
        var stripes = new Stripe[BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(Environment.ProcessorCount, 1, 64))];
        foreach (ref var stripe in stripes.AsSpan()) stripe.Start = Stripe.Never;
        return stripes;
    }

    // As long as two cache lines, because processors fetch lines in pairs.
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct Stripe
    {
        // So long ago that no bundle can be this old, and a difference to it cannot overflow.
        public const long Never = long.MinValue / 2;

        [FieldOffset(0)]
        public long Start;

        [FieldOffset(8)]
        public int Count;
    }
}
