// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * Since when a request is on its way: from its making or from its first issue. The
 * kernel keeps both times in the request itself; where it does not, they are here.
 */
#ifndef KIT_STARTS_BPF_H
#define KIT_STARTS_BPF_H

#include "block.bpf.h"

/* First starts of requests whose own field is empty (a queue without
 * statistics, a passthrough command) or is about to be overwritten (a request
 * that is put back and issued again). The two bits tell whether the next issue
 * is still of this request; without, what stands here was left by one whose end
 * the kernel did not show us, and is none of the request in its place. */
#define KIT_INSERTED (1ULL << 62)
#define KIT_PUT_BACK (1ULL << 63)
#define KIT_START_TIME (KIT_INSERTED - 1)

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 8192);
	__type(key, __u64);
	__type(value, __u64);
} kit_starts SEC(".maps");

/* How many there are, so that the rest need not look. */
volatile __s64 kit_started = 0;

/* Whether the kernel has noted the time of this request's making: where it
 * accounts the request (iostats), and then the request knows its partition; and
 * in flushes, which are made anew each time. Elsewhere the field may hold the
 * time of an earlier request in the same place: since 5c17f45e91f5 "blk-mq: fix
 * start_time_ns and alloc_time_ns for pre-allocated rq" (6.6) it is not cleared. */
static __always_inline bool kit_rq_stamped(bool raw, struct request *rq)
{
	if (KIT_READ(raw, rq, part))
		return true;
	return (KIT_READ(raw, rq, cmd_flags) & KIT_RQ_OP) == KIT_RQ_OP_FLUSH;
}

/* Whether the kernel itself keeps the time of issue in this queue's requests:
 * QUEUE_FLAG_STATS, whose bit has moved; it is set while somebody listens
 * (blk_stat_add_callback, blk_stat_enable_accounting), for most disks the
 * writeback throttling. */
static __always_inline bool kit_rq_kept(bool raw, struct request *rq)
{
	struct blk_queue_stats *stats = KIT_READ(raw, KIT_READ(raw, rq, q), stats);

	if (kit_compat_accounting(raw, stats))
		return true;
	return KIT_READ(raw, stats, callbacks.next) != &stats->callbacks;
}

/* When the request was made, if the kernel has noted it, else 0. */
static __always_inline __u64 kit_rq_made(bool raw, struct request *rq)
{
	return kit_rq_stamped(raw, rq) ? KIT_READ(raw, rq, start_time_ns) : 0;
}

/* The kernel's own field: of the request's making (it then waits for the
 * scheduler, or goes straight to the driver), or of its issue. */
static __always_inline __u64 kit_start_kept(bool raw, struct request *rq, bool queued)
{
	return queued ? kit_rq_made(raw, rq) : KIT_READ(raw, rq, io_start_time_ns);
}

/* Whether the kernel does not: its field of the issue is written just after
 * that tracepoint. */
static __always_inline bool kit_start_is_ours(bool raw, struct request *rq, bool queued)
{
	if (queued)
		return !kit_rq_made(raw, rq);
	return !kit_rq_kept(raw, rq) || (KIT_READ(raw, rq, cmd_flags) & KIT_RQ_OP) >= KIT_RQ_OP_DRIVER;
}

static __always_inline __u64 *kit_start_first(struct request *rq)
{
	__u64 key = (__u64)rq;

	return kit_started > 0 ? bpf_map_lookup_elem(&kit_starts, &key) : NULL;
}

static __always_inline void kit_start_remember(struct request *rq, __u64 start)
{
	__u64 key = (__u64)rq;

	if (kit_map_put(&kit_starts, &key, &start))
		__sync_fetch_and_add(&kit_started, 1);
	else
		kit_count(seen); /* begun, and lost at once */
}

static __always_inline void kit_start_forget(struct request *rq)
{
	__u64 key = (__u64)rq;

	if (!bpf_map_delete_elem(&kit_starts, &key))
		__sync_fetch_and_add(&kit_started, -1);
}

/* Inserted into a scheduler, or issued with or without having been. */
static __always_inline int kit_start_begin(bool raw, struct request *rq, bool issue, bool queued)
{
	__u64 *first, now;

	if (!raw)
		rq = kit_plain(rq, request);
	if (!kit_live.on || !kit_rq_on_disk(raw, rq))
		return 0;
	first = kit_start_first(rq);
	if (first && *first & (issue ? KIT_PUT_BACK | KIT_INSERTED : KIT_PUT_BACK)) {
		if (issue)
			*first &= KIT_START_TIME;
		return 0;
	}
	if (kit_start_is_ours(raw, rq, queued)) {
		now = bpf_ktime_get_ns() | (issue ? 0 : KIT_INSERTED);
		if (first)
			*first = now;
		else
			kit_start_remember(rq, now);
	} else if (first) {
		kit_start_forget(rq);
	}
	return 0;
}

/* Put back, to be issued again. */
static __always_inline int kit_start_again(bool raw, struct request *rq, bool queued)
{
	__u64 *first, start;

	if (!raw)
		rq = kit_plain(rq, request);
	if (!kit_live.on || !kit_rq_on_disk(raw, rq))
		return 0;
	first = kit_start_first(rq);
	if (first) {
		*first |= KIT_PUT_BACK;
		return 0;
	}
	/* That of its making stays. */
	start = queued ? 0 : kit_start_kept(raw, rq, queued);
	if (start)
		kit_start_remember(rq, start | KIT_PUT_BACK);
	return 0;
}

/* The first start of a request that ends, 0 if it is not known. */
static __always_inline __u64 kit_start_end(bool raw, struct request *rq, bool queued)
{
	__u64 *first = kit_start_first(rq), start = 0;

	if (first) {
		start = *first & KIT_START_TIME;
		kit_start_forget(rq);
	}
	return start ?: kit_start_kept(raw, rq, queued);
}

#endif
