// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * biosnoop: each request to a disk when it ends, with the task that made it. What the
 * kernel notes in the request is taken from there; kept between the two are the owner
 * and, where the kernel notes none, the time of issue.
 */
#include "kit.bpf.h"
#include "follow.bpf.h"
#include "owner.bpf.h"

#define UNKNOWN (~0ULL)

enum bio_pattern {
	PATTERN_UNKNOWN,
	PATTERN_RANDOM,
	PATTERN_SEQUENTIAL,
};

struct bio_event {
	struct kit_head head;
	__u64 sector;
	__u64 queued;  /* ns; UNKNOWN where the kernel does not tell */
	__u64 latency; /* ns; UNKNOWN of what was never issued */
	__u64 bytes;
	__u32 op;
	__u32 flags;
	__s32 status;
	__u32 pattern;
	char disk[32];
};
KIT_EVENT(bio_event);

const volatile __u32 queued = 0;
const volatile __u32 failed = 0;
const volatile __u64 least = 0;
const volatile __u64 most = 0;
const volatile __u32 by_flags = 0;
const volatile __u32 by_pattern = 0;

/* Where the last read or write of each disk ended. */
struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, 1024);
	__type(key, __u32);
	__type(value, __u64);
} ends SEC(".maps");

static __always_inline __u32 follows(__u32 dev, __u64 sector, __u64 end)
{
	__u64 *last = bpf_map_lookup_elem(&ends, &dev);
	__u32 pattern = PATTERN_UNKNOWN;

	if (last) {
		pattern = *last == sector ? PATTERN_SEQUENTIAL : PATTERN_RANDOM;
		*last = end;
	} else {
		kit_map_put(&ends, &dev, &end);
	}
	return pattern;
}

static __always_inline void name_disk(bool raw, struct gendisk *disk, char *to)
{
	__u64 *name = (__u64 *)to;

	if (raw) {
		bpf_core_read(to, 32, &disk->disk_name);
	} else {
		const __u64 *from = (const __u64 *)disk->disk_name;

		for (int i = 0; i < 4; i++)
			name[i] = from[i];
	}
}

static __always_inline int done(bool raw, struct request *rq, __s32 status, __u32 bytes)
{
	__u64 now = bpf_ktime_get_ns(), issued, from;
	struct kit_owner *owner, its = {};
	struct bio_event e = {};
	struct gendisk *disk;
	const void *place;
	bool ours;

	if (!raw)
		rq = kit_plain(rq, request);
	if (!kit_live.on)
		return 0;
	owner = kit_owner_of(raw, rq, &place);
	if (!kit_rq_ends(raw, rq, bytes)) {
		if (owner)
			kit_owner_part(raw, rq, place, owner, status, bytes);
		return 0;
	}
	issued = kit_start_end(raw, rq, false);
	ours = kit_owner_end(raw, rq, place, owner, issued, &its);
	e.op = KIT_READ(raw, rq, cmd_flags) & KIT_RQ_OP;
	e.sector = KIT_READ(raw, rq, __sector);
	barrier_var(e.sector); /* one load from here or there would be refused */
	if (its.parts)
		e.sector = its.sector;
	e.bytes = bytes + its.bytes;
	/* Of all that the disk does, whoever made it. */
	if (by_pattern && e.bytes && e.op <= KIT_RQ_OP_WRITE && kit_rq_on_disk(raw, rq))
		e.pattern = follows(kit_rq_disk(raw, rq), e.sector, e.sector + (e.bytes >> 9));
	if (!ours)
		return 0;
	e.status = its.error ?: status;
	if (failed && !e.status)
		return 0;
	from = queued ? its.made : issued;
	e.latency = from ? kit_span(from, now) : UNKNOWN;
	if ((least || most) && (!from || e.latency < least || (most && e.latency > most)))
		return 0;
	e.queued = its.made ? kit_span(its.made, issued ?: now) : UNKNOWN;
	kit_count(seen);
	if (by_flags)
		e.flags = kit_rq_flags(its.opf);
	disk = kit_compat_disk(raw, rq);
	if (disk)
		name_disk(raw, disk, e.disk);
	kit_fill(&e.head, &its.who, sizeof(e), 0);
	kit_send(&e, sizeof(e));
	return 0;
}

#define PROGRAMS(kind, raw)                                                       \
	SEC(#kind "/block_getrq") int kind##_make(void *ctx)                      \
	{                                                                         \
		return kit_owner_begin(raw, kit_compat_getrq(ctx));               \
	}                                                                         \
	SEC(#kind "/block_rq_merge") int kind##_merge(void *ctx)                  \
	{                                                                         \
		return kit_owner_merge(raw, kit_compat_rq(ctx));                  \
	}                                                                         \
	SEC(#kind "/block_rq_issue") int kind##_issue(void *ctx)                  \
	{                                                                         \
		return kit_start_begin(raw, kit_compat_rq(ctx), true, false);     \
	}                                                                         \
	SEC(#kind "/block_rq_requeue") int kind##_requeue(void *ctx)              \
	{                                                                         \
		return kit_start_again(raw, kit_compat_rq(ctx), false);           \
	}                                                                         \
	SEC(#kind "/block_rq_complete")                                           \
	int BPF_PROG(kind##_complete, struct request *rq, int status, __u32 bytes) \
	{                                                                         \
		return done(raw, rq, status, bytes);                              \
	}

PROGRAMS(tp_btf, false)
PROGRAMS(raw_tp, true)
