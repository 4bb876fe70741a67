// SPDX-License-Identifier: GPL-2.0 OR MIT
/* Block requests: whose disk, which operation, since when; on any kernel. */
#ifndef KIT_BLOCK_BPF_H
#define KIT_BLOCK_BPF_H

#include "cgroup.bpf.h"

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
#define KIT_RQ_OP_WRITE 1
#define KIT_RQ_OP_FLUSH 2
#define KIT_RQ_OP_DRIVER 34 /* from here on: commands of the driver's own */

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

/* dev_t of a disk, 0 of none. */
static __always_inline __u32 kit_disk_number(bool raw, struct gendisk *disk)
{
	if (!disk)
		return 0;
	return KIT_READ(raw, disk, major) << 20 | KIT_READ(raw, disk, first_minor);
}

static __always_inline __u32 kit_rq_disk(bool raw, struct request *rq)
{
	return kit_disk_number(raw, kit_compat_disk(raw, rq));
}

/* The list of --disk. */
#define KIT_DISKS 16

const volatile __u32 disks = 0;
const volatile __u32 disk[KIT_DISKS] = {};

static __always_inline bool kit_disk_passes(__u32 dev)
{
	for (int i = 0; i < KIT_DISKS && i < disks; i++)
		if (disk[i] == dev)
			return true;
	return !disks;
}

static __always_inline bool kit_rq_on_disk(bool raw, struct request *rq)
{
	return !disks || kit_disk_passes(kit_rq_disk(raw, rq));
}

static __always_inline bool kit_bio_on_disk(bool raw, struct bio *bio)
{
	return !disks || kit_disk_passes(kit_disk_number(raw, kit_compat_bio_disk(raw, bio)));
}

/* Whether the cgroup that the I/O is charged to is the one asked for or below it.
 * It was decided when the bio was made (bio_associate_blkg), so neither the
 * kernel thread that submits it nor the task that is interrupted by its
 * completion matters. */
static __always_inline bool kit_bio_charged(bool raw, struct bio *bio)
{
	struct blkcg_gq *group;

	if (!kit_config.cgroup)
		return true;
	if (!bio)
		return false;
	group = KIT_READ(raw, bio, bi_blkg);
	if (!group)
		return false;
	return kit_cgroup_under(raw, KIT_READ(raw, &KIT_READ(raw, group, blkcg)->css, cgroup),
				kit_config.cgroup_id);
}

static __always_inline bool kit_rq_charged(bool raw, struct request *rq)
{
	return !kit_config.cgroup || kit_bio_charged(raw, KIT_READ(raw, rq, bio));
}

/* Whether it is on its way through the flushes of the disk's cache that it asks for:
 * not these themselves, which bear the same mark. */
static __always_inline bool kit_rq_flushes(bool raw, struct request *rq)
{
	return KIT_READ(raw, rq, rq_flags) & kit_compat_flush_seq() &&
	       (KIT_READ(raw, rq, cmd_flags) & KIT_RQ_OP) != KIT_RQ_OP_FLUSH;
}

/* Whether its completion by so many bytes is its end. Else it is a part of it, or its
 * data, which is still to be flushed: such a request ends once more, without a byte. */
static __always_inline bool kit_rq_ends(bool raw, struct request *rq, __u32 bytes)
{
	return bytes >= KIT_READ(raw, rq, __data_len) && !kit_rq_flushes(raw, rq);
}

/* Whether it is nothing but the wish for a flush: a write of nothing. It is not issued,
 * but waits until a request has done it that the kernel has for all such wishes. */
static __always_inline bool kit_rq_is_wish(bool raw, struct request *rq)
{
	return !KIT_READ(raw, rq, __data_len) &&
	       (KIT_READ(raw, rq, cmd_flags) & KIT_RQ_OP) == KIT_RQ_OP_WRITE;
}

#endif
