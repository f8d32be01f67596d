// Virtual time waits for an idle thread pool; tests side by side would never let it be idle.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
