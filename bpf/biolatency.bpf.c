// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * biolatency: the time from a request's start to its end, in the program at its
 * end alone wherever the kernel has kept the start in the request itself.
 */
#include "kit.bpf.h"
#include "hists.bpf.h"
#include "starts.bpf.h"

struct bio_key {
	__u32 disk;
	__u32 op;
	__u32 flags;
};
KIT_HISTS(bio_key);

const volatile __u32 queued = 0;
const volatile __u32 by_disk = 0;
const volatile __u32 by_op = 0;
const volatile __u32 by_flags = 0;

static __always_inline int done(bool raw, struct request *rq, __u32 bytes)
{
	__u64 now = bpf_ktime_get_ns(), start;
	struct bio_key slot = {};
	__u32 flags;

	if (!raw)
		rq = kit_plain(rq, request);
	if (!kit_rq_ends(raw, rq, bytes))
		return 0;
	start = kit_start_end(raw, rq, queued);
	if (!kit_live.on || !kit_rq_on_disk(raw, rq) || !kit_rq_charged(raw, rq))
		return 0;
	if (!start) {
		/* A wish begins where it is made, which is noted where iostats are on. */
		if (queued || !kit_rq_is_wish(raw, rq))
			kit_count(no_start);
		return 0;
	}
	kit_count(seen);
	flags = KIT_READ(raw, rq, cmd_flags);
	if (by_disk)
		slot.disk = kit_rq_disk(raw, rq);
	if (by_op || by_flags)
		slot.op = flags & KIT_RQ_OP;
	if (by_flags)
		slot.flags = kit_rq_flags(flags);
	kit_hists_add(&slot, kit_span(start, now));
	return 0;
}

#define PROGRAMS(kind, raw)                                                       \
	SEC(#kind "/block_rq_insert") int kind##_insert(void *ctx)                \
	{                                                                         \
		return kit_start_begin(raw, kit_compat_rq(ctx), false, queued);   \
	}                                                                         \
	SEC(#kind "/block_rq_issue") int kind##_issue(void *ctx)                  \
	{                                                                         \
		return kit_start_begin(raw, kit_compat_rq(ctx), true, queued);    \
	}                                                                         \
	SEC(#kind "/block_rq_requeue") int kind##_requeue(void *ctx)              \
	{                                                                         \
		return kit_start_again(raw, kit_compat_rq(ctx), queued);          \
	}                                                                         \
	SEC(#kind "/block_rq_complete")                                           \
	int BPF_PROG(kind##_complete, struct request *rq, int error, __u32 bytes) \
	{                                                                         \
		return done(raw, rq, bytes);                                      \
	}

PROGRAMS(tp_btf, false)
PROGRAMS(raw_tp, true)
