// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * Keyed histograms that are read without losing what arrives meanwhile: the
 * key begins with a generation; user space flips it, waits until no program
 * can still be adding to the old one, then reads and removes that.
 */
#ifndef KIT_HISTS_BPF_H
#define KIT_HISTS_BPF_H

/* `key_type` is the tool's struct; its first member is `__u32 generation`. Not
 * preallocated: a value is 4 KB per CPU and most of the keys are never used. */
#define KIT_HISTS(key_type)                               \
	KIT_KEY(key_type);                                 \
	struct {                                          \
		__uint(type, BPF_MAP_TYPE_PERCPU_HASH);   \
		__uint(max_entries, 1024);                \
		__uint(map_flags, BPF_F_NO_PREALLOC);     \
		__type(key, struct key_type);                 \
		__type(value, struct kit_hist);           \
	} kit_hists SEC(".maps")

/* For programs that run where no memory may be asked for, on the scheduler's
 * tracepoints: preallocated, and therefore one value for all CPUs. */
#define KIT_HISTS_SHARED(key_type)                        \
	KIT_KEY(key_type);                                 \
	struct {                                          \
		__uint(type, BPF_MAP_TYPE_HASH);          \
		__uint(max_entries, 1024);                \
		__type(key, struct key_type);             \
		__type(value, struct kit_hist);           \
	} kit_hists SEC(".maps")

#define KIT_KEY(type) struct type *kit_anchor_##type __attribute__((unused))

/* Where nothing is told apart, this stands for the keys: a histogram for each
 * generation. */
struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 2);
	__type(key, __u32);
	__type(value, struct kit_hist);
} kit_hists_one SEC(".maps");

/* What a new key starts with: too large for the stack. */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct kit_hist);
} kit_hist_zero SEC(".maps");

/* The histogram of a key, made if there is none; NULL is counted. */
static __always_inline struct kit_hist *kit_hists_get(void *hists, const void *key)
{
	struct kit_hist *hist = bpf_map_lookup_elem(hists, key);
	__u32 first = 0;
	void *zero;

	if (hist)
		return hist;
	zero = bpf_map_lookup_elem(&kit_hist_zero, &first);
	/* Two CPUs may both find the key missing; the second must not overwrite what
	 * the first has added by then. */
	if (zero)
		bpf_map_update_elem(hists, key, zero, BPF_NOEXIST);
	hist = bpf_map_lookup_elem(hists, key);
	if (!hist)
		kit_count(map_full);
	return hist;
}

/* `alone` is a constant: interrupts are off, as on the scheduler's tracepoints, so
 * that nothing on this CPU comes between the steps of an addition. */
static __always_inline void kit_hists_put(void *hists, const void *key, __u64 value, bool alone)
{
	struct kit_hist *hist;

	if (!kit_config.keyless) {
		hist = kit_hists_get(hists, key);
		if (hist)
			kit_hist_add(hist, value);
		return;
	}
	hist = bpf_map_lookup_elem(&kit_hists_one, key);
	if (hist && alone)
		kit_hist_add_alone(hist, value);
	else if (hist)
		kit_hist_add(hist, value);
}

static __always_inline void kit_hists_add(void *hists, const void *key, __u64 value)
{
	kit_hists_put(hists, key, value, false);
}

#endif
