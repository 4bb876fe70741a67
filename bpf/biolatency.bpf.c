// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * biolatency: the time from a request's start to its end, in the program at its
 * end alone wherever the kernel has kept the start in the request itself.
 */
#include "kit.bpf.h"
#include "hists.bpf.h"
#include "block.bpf.h"

#define DISKS 16

struct bio_key {
	__u32 generation;
	__u32 disk;
	__u32 op;
	__u32 flags;
};
KIT_HISTS(bio_key);

const volatile __u32 queued = 0;
const volatile __u32 by_disk = 0;
const volatile __u32 by_op = 0;
const volatile __u32 by_flags = 0;
const volatile __u32 disks = 0;
const volatile __u32 disk[DISKS] = {};

/* First starts of requests whose own field is empty (a queue without
 * statistics, a passthrough command) or is about to be overwritten (a request
 * that is put back and issued again). The two bits tell whether the next issue
 * is still of this request; without, what stands here was left by one whose end
 * the kernel did not show us, and is none of the request in its place. */
#define INSERTED (1ULL << 62)
#define PUT_BACK (1ULL << 63)
#define TIME (INSERTED - 1)

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 16384);
	__type(key, __u64);
	__type(value, __u64);
} starts SEC(".maps");

/* How many there are, so that the rest need not look. */
volatile __s64 started = 0;

static __always_inline bool wanted(bool raw, struct request *rq)
{
	__u32 dev;

	if (disks) {
		dev = kit_rq_disk(raw, rq);
		for (int i = 0; i < DISKS && i < disks; i++)
			if (disk[i] == dev)
				return true;
		return false;
	}
	return true;
}

static __always_inline __u64 *first_start(struct request *rq)
{
	__u64 key = (__u64)rq;

	return started > 0 ? bpf_map_lookup_elem(&starts, &key) : NULL;
}

static __always_inline void remember(struct request *rq, __u64 start)
{
	__u64 key = (__u64)rq;

	if (kit_map_put(&starts, &key, &start))
		__sync_fetch_and_add(&started, 1);
	else
		kit_count(seen); /* begun, and lost at once */
}

static __always_inline void forget(struct request *rq)
{
	__u64 key = (__u64)rq;

	if (!bpf_map_delete_elem(&starts, &key))
		__sync_fetch_and_add(&started, -1);
}

/* The kernel's own field: of the request's making (it then waits for the
 * scheduler, or goes straight to the driver), or of its issue. */
static __always_inline __u64 kept(bool raw, struct request *rq)
{
	if (queued)
		return kit_rq_stamped(raw, rq) ? KIT_READ(raw, rq, start_time_ns) : 0;
	return KIT_READ(raw, rq, io_start_time_ns);
}

/* Whether the kernel does not: its field of the issue is written just after
 * that tracepoint. */
static __always_inline bool ours(bool raw, struct request *rq)
{
	if (queued)
		return !kept(raw, rq);
	return !kit_rq_kept(raw, rq) || (KIT_READ(raw, rq, cmd_flags) & KIT_RQ_OP) >= 34;
}

/* Inserted into a scheduler, or issued with or without having been. */
static __always_inline int begin(bool raw, struct request *rq, bool issue)
{
	__u64 *first, now;

	if (!raw)
		rq = kit_plain(rq, request);
	if (!kit_live.on || !wanted(raw, rq))
		return 0;
	first = first_start(rq);
	if (first && *first & (issue ? PUT_BACK | INSERTED : PUT_BACK)) {
		if (issue)
			*first &= TIME;
		return 0;
	}
	if (ours(raw, rq)) {
		now = bpf_ktime_get_ns() | (issue ? 0 : INSERTED);
		if (first)
			*first = now;
		else
			remember(rq, now);
	} else if (first) {
		forget(rq);
	}
	return 0;
}

static __always_inline int again(bool raw, struct request *rq)
{
	__u64 *first, start;

	if (!raw)
		rq = kit_plain(rq, request);
	if (!kit_live.on || !wanted(raw, rq))
		return 0;
	first = first_start(rq);
	if (first) {
		*first |= PUT_BACK;
		return 0;
	}
	/* That of its making stays. */
	start = queued ? 0 : kept(raw, rq);
	if (start)
		remember(rq, start | PUT_BACK);
	return 0;
}

static __always_inline int done(bool raw, struct request *rq, __u32 bytes)
{
	__u64 now = bpf_ktime_get_ns(), start = 0, *first;
	struct bio_key slot = {};
	__u32 flags;

	if (!raw)
		rq = kit_plain(rq, request);
	/* A part of it: the rest is still to come. */
	if (bytes < KIT_READ(raw, rq, __data_len))
		return 0;
	first = first_start(rq);
	if (first) {
		start = *first & TIME;
		forget(rq);
	}
	if (!kit_live.on || !wanted(raw, rq))
		return 0;
	if (kit_config.cgroup && !kit_rq_under(raw, rq, kit_config.cgroup_id))
		return 0;
	if (!start)
		start = kept(raw, rq);
	if (!start) {
		kit_count(no_start);
		return 0;
	}
	kit_count(seen);
	flags = KIT_READ(raw, rq, cmd_flags);
	slot.generation = kit_live.generation;
	if (by_disk)
		slot.disk = kit_rq_disk(raw, rq);
	if (by_op || by_flags)
		slot.op = flags & KIT_RQ_OP;
	if (by_flags)
		slot.flags = kit_rq_flags(flags);
	kit_hists_add(&kit_hists, &slot, now > start ? now - start : 0);
	return 0;
}

#define PROGRAMS(kind, raw)                                                       \
	SEC(#kind "/block_rq_insert") int kind##_insert(void *ctx)                \
	{                                                                         \
		return begin(raw, kit_compat_rq(ctx), false);                     \
	}                                                                         \
	SEC(#kind "/block_rq_issue") int kind##_issue(void *ctx)                  \
	{                                                                         \
		return begin(raw, kit_compat_rq(ctx), true);                      \
	}                                                                         \
	SEC(#kind "/block_rq_requeue") int kind##_requeue(void *ctx)              \
	{                                                                         \
		return again(raw, kit_compat_rq(ctx));                            \
	}                                                                         \
	SEC(#kind "/block_rq_complete")                                           \
	int BPF_PROG(kind##_complete, struct request *rq, int error, __u32 bytes) \
	{                                                                         \
		return done(raw, rq, bytes);                                      \
	}

PROGRAMS(tp_btf, false)
PROGRAMS(raw_tp, true)
