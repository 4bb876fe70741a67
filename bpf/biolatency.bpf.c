// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * biolatency: the time from a request's start to its end, in the program at its
 * end alone wherever the kernel has kept the start in the request itself.
 */
#include "kit.bpf.h"
#include "hists.bpf.h"
#include "block.bpf.h"

#define DISKS 16
#define REQ_OP_MASK 0xff

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
 * that is put back and issued again). */
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

static __always_inline void remember(struct request *rq, __u64 start)
{
	__u64 key = (__u64)rq;

	if (bpf_map_lookup_elem(&starts, &key))
		return;
	if (kit_map_put(&starts, &key, &start))
		__sync_fetch_and_add(&started, 1);
	else
		kit_count(seen); /* begun, and lost at once */
}

/* The kernel's own field: of the request's making (it then waits for the
 * scheduler, or goes straight to the driver), or of its issue. */
static __always_inline __u64 kept(bool raw, struct request *rq)
{
	if (queued)
		return KIT_READ(raw, rq, start_time_ns);
	return KIT_READ(raw, rq, io_start_time_ns);
}

/* Inserted into a scheduler, or issued without having been. The field of the
 * issue is written just after this tracepoint; 0 until then. */
static __always_inline int begin(bool raw, struct request *rq, bool issue)
{
	if (!raw)
		rq = kit_plain(rq, request);
	if (!kit_live.on || !wanted(raw, rq))
		return 0;
	if (queued) {
		if (!kept(raw, rq))
			remember(rq, bpf_ktime_get_ns());
		return 0;
	}
	if (issue && (!kit_rq_kept(raw, rq) || (KIT_READ(raw, rq, cmd_flags) & REQ_OP_MASK) >= 34))
		remember(rq, bpf_ktime_get_ns());
	return 0;
}

static __always_inline int again(bool raw, struct request *rq)
{
	__u64 start;

	if (!raw)
		rq = kit_plain(rq, request);
	if (!kit_live.on || queued || !wanted(raw, rq))
		return 0;
	start = kept(raw, rq);
	if (start)
		remember(rq, start);
	return 0;
}

static __always_inline int done(bool raw, struct request *rq, __u32 bytes)
{
	__u64 now = bpf_ktime_get_ns(), key = (__u64)rq, start = 0, *first;
	struct bio_key slot = {};
	__u32 flags;

	if (!raw)
		rq = kit_plain(rq, request);
	/* A part of it: the rest is still to come. */
	if (bytes < KIT_READ(raw, rq, __data_len))
		return 0;
	if (started > 0) {
		first = bpf_map_lookup_elem(&starts, &key);
		if (first) {
			start = *first;
			bpf_map_delete_elem(&starts, &key);
			__sync_fetch_and_add(&started, -1);
		}
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
		slot.op = flags & REQ_OP_MASK;
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
