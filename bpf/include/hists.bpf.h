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

#define KIT_KEY(type) struct type *kit_anchor_##type __attribute__((unused))

/* What a new key starts with: too large for the stack. */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct kit_hist);
} kit_hist_zero SEC(".maps");

static __always_inline void kit_hists_add(void *hists, const void *key, __u64 value)
{
	struct kit_hist *hist = bpf_map_lookup_elem(hists, key);
	__u32 first = 0;
	void *zero;

	if (!hist) {
		zero = bpf_map_lookup_elem(&kit_hist_zero, &first);
		/* Two CPUs may both find the key missing; the second must not
		 * overwrite what the first has added by then. */
		if (zero)
			bpf_map_update_elem(hists, key, zero, BPF_NOEXIST);
		hist = bpf_map_lookup_elem(hists, key);
		if (!hist) {
			kit_count(map_full);
			return;
		}
	}
	kit_hist_add(hist, value);
}

#endif
