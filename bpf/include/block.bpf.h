// SPDX-License-Identifier: GPL-2.0 OR MIT
/* Block requests: whose disk, which operation, since when; on any kernel. */
#ifndef KIT_BLOCK_BPF_H
#define KIT_BLOCK_BPF_H

/* The bits of cmd_flags that users know, at places of our own: the kernel has
 * moved them about. */
enum kit_rq_flag {
	KIT_RQ_SYNC = 1 << 0,
	KIT_RQ_META = 1 << 1,
	KIT_RQ_PRIO = 1 << 2,
	KIT_RQ_NOMERGE = 1 << 3,
	KIT_RQ_IDLE = 1 << 4,
	KIT_RQ_INTEGRITY = 1 << 5,
	KIT_RQ_FUA = 1 << 6,
	KIT_RQ_PREFLUSH = 1 << 7,
	KIT_RQ_RAHEAD = 1 << 8,
	KIT_RQ_BACKGROUND = 1 << 9,
	KIT_RQ_NOWAIT = 1 << 10,
};

#define KIT_RQ_OP 0xff /* of cmd_flags: enum req_op, which has kept its numbers */
#define KIT_RQ_OP_FLUSH 2

#define KIT_RQ_BIT(flags, name)                                             \
	(((flags) >> bpf_core_enum_value(enum req_flag_bits, __REQ_##name)) & 1 \
		 ? KIT_RQ_##name : 0)

static __always_inline __u32 kit_rq_flags(__u32 flags)
{
	return KIT_RQ_BIT(flags, SYNC) | KIT_RQ_BIT(flags, META) | KIT_RQ_BIT(flags, PRIO) |
	       KIT_RQ_BIT(flags, NOMERGE) | KIT_RQ_BIT(flags, IDLE) |
	       KIT_RQ_BIT(flags, INTEGRITY) | KIT_RQ_BIT(flags, FUA) |
	       KIT_RQ_BIT(flags, PREFLUSH) | KIT_RQ_BIT(flags, RAHEAD) |
	       KIT_RQ_BIT(flags, BACKGROUND) | KIT_RQ_BIT(flags, NOWAIT);
}

/* dev_t of the request's disk, 0 if it has none. */
static __always_inline __u32 kit_rq_disk(bool raw, struct request *rq)
{
	struct gendisk *disk = kit_compat_disk(raw, rq);

	if (!disk)
		return 0;
	return KIT_READ(raw, disk, major) << 20 | KIT_READ(raw, disk, first_minor);
}

/* Whether the cgroup that the request's I/O is charged to is `id` or below it.
 * It was decided when the bio was made (bio_associate_blkg), so neither the
 * kernel thread that submits it nor the task that is interrupted by its
 * completion matters. */
static __always_inline bool kit_rq_under(bool raw, struct request *rq, __u64 id)
{
	struct cgroup_subsys_state *css;
	struct blkcg_gq *group;
	struct cgroup *cgroup;
	struct bio *bio;

	bio = KIT_READ(raw, rq, bio);
	if (!bio)
		return false;
	group = KIT_READ(raw, bio, bi_blkg);
	if (!group)
		return false;
	css = &KIT_READ(raw, group, blkcg)->css;
	for (int depth = 0; depth < 32; depth++) {
		cgroup = KIT_READ(raw, css, cgroup);
		if (!cgroup)
			return false;
		if (KIT_READ(raw, KIT_READ(raw, cgroup, kn), id) == id)
			return true;
		css = KIT_READ(raw, &cgroup->self, parent);
		if (!css)
			return false;
	}
	return false;
}

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

#endif
