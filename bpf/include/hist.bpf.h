// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * Log-linear histograms: the kernel's half of tools/kit/hist.rs.
 *
 * Include it after vmlinux.h (or linux/types.h) and bpf/bpf_helpers.h.
 *
 * Values 0..7 have a slot each, above that every power of two is cut into 8
 * slots, over the whole range of __u64. A slot is therefore at most 1/8 of its
 * lower bound wide, and its mid-point off by at most 1/16 (6.25%).
 *
 * A struct kit_hist is meant to be the value of a per-CPU map (3992 bytes; too
 * large for the stack of a program). Sum and slots only ever grow.
 */
#ifndef KIT_HIST_BPF_H
#define KIT_HIST_BPF_H

#define KIT_HIST_SLOTS 496

/* All bytes zero is the empty histogram, so a new map value needs no set-up. */
struct kit_hist {
	__u64 sum;
	/*
	 * The complement (~v, that is max_u64 - v) of the least value: 0 reads
	 * as max_u64, which is "nothing yet" for a minimum, so a true 0 (stored
	 * as max_u64) cannot be mistaken for an unset field.
	 */
	__u64 min;
	__u64 max;
	__u64 slots[KIT_HIST_SLOTS];
};

/*
 * If v has any of the bits from `half` up, shift them down and say by how much.
 * Half of a binary search for the highest bit: BPF has no count of leading
 * zeros before cpu v4. In arithmetic, not with an if: (v >> half) fits into 63
 * bits, so its negation has the top bit exactly if it is not 0. An if would
 * give the verifier some 60 paths to follow for each place a value is added.
 * The barrier keeps clang from finding the comparison behind it, and an if.
 */
#define KIT_HIST_FOLD(v, half, log2_half, msb)		\
	({						\
		__u64 __s = -((v) >> (half));		\
		barrier_var(__s);			\
		__s = (__s >> 63) << (log2_half);	\
		(v) >>= __s;				\
		(msb) += __s;				\
	})

/*
 * The slot of a value: with msb its highest bit and shift = msb - 3, the value
 * cut to its top 4 bits (8..15), behind the 8 * shift slots of lesser powers
 * of two. `| 8` makes shift 0 for small values, which so are their own slots.
 */
static __always_inline __u32 kit_hist_slot(__u64 v)
{
	__u64 rest = v | 8, msb = 0, slot;

	KIT_HIST_FOLD(rest, 32, 5, msb);
	KIT_HIST_FOLD(rest, 16, 4, msb);
	KIT_HIST_FOLD(rest, 8, 3, msb);
	KIT_HIST_FOLD(rest, 4, 2, msb);
	KIT_HIST_FOLD(rest, 2, 1, msb);
	KIT_HIST_FOLD(rest, 1, 0, msb);

	slot = 8 * (msb - 3) + (v >> (msb - 3));
	/*
	 * Never true, but the verifier cannot know. The barrier hides from
	 * clang what it could use to drop the test or to test a copy.
	 */
	barrier_var(slot);
	if (slot >= KIT_HIST_SLOTS)
		slot = KIT_HIST_SLOTS - 1;
	return slot;
}

/*
 * Add a value. A program can be interrupted on its own CPU by another that adds
 * to the same per-CPU value, so sum and slots need atomic additions, with the
 * result unused (kernels before 5.12 refuse atomics that fetch: compile with
 * -mcpu=v2). The count is the sum of the slots and is not kept.
 *
 * Min and max are only compared and stored: an interrupt in between can lose
 * the interrupter's value. That is good enough: it is rare, stays on one CPU,
 * and user space compares both with the outermost slots in use, which lose
 * nothing, so what remains hidden is an error within one slot.
 */
static __always_inline void kit_hist_add(struct kit_hist *h, __u64 v)
{
	__sync_fetch_and_add(&h->slots[kit_hist_slot(v)], 1);
	__sync_fetch_and_add(&h->sum, v);
	if (h->max < v)
		h->max = v;
	if (h->min < ~v)
		h->min = ~v;
}

/* The same where nothing else adds to this histogram meanwhile: see rows.bpf.h. */
static __always_inline void kit_hist_add_alone(struct kit_hist *h, __u64 v)
{
	h->slots[kit_hist_slot(v)]++;
	h->sum += v;
	if (h->max < v)
		h->max = v;
	if (h->min < ~v)
		h->min = ~v;
}

#endif /* KIT_HIST_BPF_H */
