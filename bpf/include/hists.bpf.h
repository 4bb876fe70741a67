// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * Histograms by key: rows (rows.bpf.h) with a histogram each. Where nothing is told
 * apart, one histogram without a key stands for all.
 */
#ifndef KIT_HISTS_BPF_H
#define KIT_HISTS_BPF_H

#include "rows.bpf.h"

/* `key_type` is the tool's struct. A histogram is 4 KB per CPU, and most of the keys are
 * never used: they are made when they are needed. */
#define KIT_HISTS(key_type) KIT_ROWS_PER_CPU(kit_hists, key_type, kit_hist)

/* For programs that run where no memory may be asked for, on the scheduler's
 * tracepoints: preallocated, and therefore one value for all CPUs. */
#define KIT_HISTS_SHARED(key_type) KIT_ROWS(kit_hists, key_type, kit_hist)

/* Where nothing is told apart: a histogram for each generation. */
struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 2);
	__type(key, __u32);
	__type(value, struct kit_hist);
} kit_hists_one SEC(".maps");

static __always_inline void kit_hists_add_one(__u64 value, bool alone)
{
	__u32 generation = kit_live.generation;
	struct kit_hist *hist = bpf_map_lookup_elem(&kit_hists_one, &generation);

	if (hist && alone)
		kit_hist_add_alone(hist, value);
	else if (hist)
		kit_hist_add(hist, value);
}

/* `alone` is a constant: interrupts are off, as on the scheduler's tracepoints, so
 * that nothing on this CPU comes between the steps of an addition. */
#define kit_hists_put(key, value, alone)                         \
	({                                                       \
		struct kit_hist *hist_;                          \
		__u64 value_ = (value);                          \
		if (kit_config.keyless) {                        \
			kit_hists_add_one(value_, alone);        \
		} else {                                         \
			hist_ = kit_hists_row(key);              \
			if (hist_)                               \
				kit_hist_add(hist_, value_);     \
		}                                                \
	})

#define kit_hists_add(key, value) kit_hists_put(key, value, false)

#endif
