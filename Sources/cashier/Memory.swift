import CMalloc

/// Lets one person's screen do with little memory: the allocator gives each thread a heap of its
/// own otherwise, and keeps more and more of what was freed.
func keepMemorySmall() {
  mallopt(M_ARENA_MAX, 1)
  mallopt(M_MMAP_THRESHOLD, 128 << 10)
}
