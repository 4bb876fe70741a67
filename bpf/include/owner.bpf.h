// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * Whose a block request is: the task that made it. The kernel does not note that. It
 * is asked when a bio gets its request (block_getrq), which is always in the context of
 * the one who submits it; to a scheduler's list and to the disk a request may be carried
 * by anybody. A bio that is merged into a request of another gets none of its own.
 */
#ifndef KIT_OWNER_BPF_H
#define KIT_OWNER_BPF_H

#include "starts.bpf.h"

/* At the place of a request's first bio; of the request itself when that bio is done
 * before the rest. */
struct kit_owner {
	struct kit_who who;
	__u32 opf;    /* of the bio: flushes are taken out of its request's */
	__u32 bytes;  /* of the parts that are done, the sector of the first of them, */
	__u64 sector; /* and the first error */
	__s32 error;
	__u16 parts;
	__u16 aside; /* nobody is to hear of this request */
	__u64 made;  /* 0: the place is free */
};

/* The same bios come again and again: a place is written anew and not taken out,
 * which costs more than to find it, until so many are there that those under way
 * might find no room. */
#define KIT_OWNERS 16384
#define KIT_OWNERS_STAY 8192

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, KIT_OWNERS);
	__type(key, __u64);
	__type(value, struct kit_owner);
} kit_owners SEC(".maps");

/* How many places there are, and how many of them are requests' own. */
volatile __s64 kit_places = 0;
volatile __s64 kit_parted = 0;

/* Who stands there, and not since long before this time: that one was left by a request
 * whose end the kernel did not show us. Kernels note the making of a request shortly
 * before they tell us or shortly after. */
#define KIT_OWNER_SHORTLY 1000000000ULL

static __always_inline struct kit_owner *kit_owner_at(const void *place, __u64 since)
{
	__u64 key = (__u64)place;
	struct kit_owner *owner = bpf_map_lookup_elem(&kit_owners, &key);

	return owner && owner->made && owner->made + KIT_OWNER_SHORTLY > since ? owner : NULL;
}

static __always_inline bool kit_owner_put(const void *place, const struct kit_owner *owner)
{
	__u64 key = (__u64)place;
	struct kit_owner *old = bpf_map_lookup_elem(&kit_owners, &key);

	if (old) {
		/* Who stands there has come to an end that the kernel did not show us. */
		if (old->made && !old->aside)
			kit_count(no_end);
		*old = *owner;
	} else if (kit_map_put(&kit_owners, &key, owner)) {
		__sync_fetch_and_add(&kit_places, 1);
	} else {
		kit_count(seen); /* begun, and lost at once */
		return false;
	}
	return true;
}

static __always_inline void kit_owner_free(const void *place, struct kit_owner *owner)
{
	__u64 key = (__u64)place;

	owner->made = 0;
	if (kit_places > KIT_OWNERS_STAY && !bpf_map_delete_elem(&kit_owners, &key))
		__sync_fetch_and_add(&kit_places, -1);
}

/* A bio gets a request: the current task makes it. Filters are applied here. */
static __always_inline int kit_owner_begin(bool raw, struct bio *bio)
{
	struct kit_owner owner = {}, *old;

	if (!raw)
		bio = kit_plain(bio, bio);
	if (!kit_live.on)
		return 0;
	if (kit_bio_on_disk(raw, bio) && kit_bio_charged(raw, bio)) {
		/* Our own without an owner would be taken for somebody else's. */
		owner.aside = !kit_pass_task(&owner.who);
		if (!owner.aside || !kit_chooses_tasks()) {
			owner.opf = KIT_READ(raw, bio, bi_opf);
			owner.made = bpf_ktime_get_ns();
			kit_owner_put(bio, &owner);
			return 0;
		}
	}
	old = kit_owner_at(bio, 0);
	if (old)
		kit_owner_free(bio, old);
	return 0;
}

/* Behind how many bios, put before it and more behind it, a request's first one is
 * still found. */
#define KIT_OWNER_REACH 16

/* The owner of a request and its place; NULL if it has none. */
static __always_inline struct kit_owner *kit_owner_of(bool raw, struct request *rq,
						       const void **place)
{
	struct bio *bio = KIT_READ(raw, rq, bio), *last = KIT_READ(raw, rq, biotail);
	const __u64 made = kit_rq_made(raw, rq);
	struct kit_owner *owner = kit_owner_at(*place = bio, made);

	if (!owner && bio != last)
		owner = kit_owner_at(*place = last, made);
	if (owner)
		return owner;
	kit_turns (KIT_OWNER_REACH) {
		if (!bio || bio == last)
			break;
		bio = KIT_READ(raw, bio, bi_next);
		owner = kit_owner_at(*place = bio, made);
		if (owner)
			return owner;
	}
	return kit_parted > 0 ? kit_owner_at(*place = rq, made) : NULL;
}

/* A part of a request is done. Its first bio with it, unless it waits for a flush. */
static __always_inline void kit_owner_part(bool raw, struct request *rq, const void *place,
					   struct kit_owner *owner, __s32 error, __u32 bytes)
{
	if (!owner->parts++)
		owner->sector = KIT_READ(raw, rq, __sector);
	owner->bytes += bytes;
	if (!owner->error)
		owner->error = error;
	if (place != rq && !kit_rq_flushes(raw, rq)) {
		struct kit_owner copy = *owner;

		kit_owner_free(place, owner);
		if (kit_owner_put(rq, &copy))
			__sync_fetch_and_add(&kit_parted, 1);
	}
}

/* A request ends whose making was not announced: the kernel's own flushes, commands of
 * the driver, copies that multipath makes. False if it is none of ours. */
static __always_inline bool kit_owner_unknown(bool raw, struct request *rq, __u64 issued,
					      struct kit_owner *owner)
{
	__u64 began;

	if (!kit_rq_on_disk(raw, rq) || !kit_rq_charged(raw, rq))
		return false;
	owner->made = kit_rq_made(raw, rq);
	began = owner->made ?: issued;
	if (began < kit_live.since) {
		kit_count(no_start);
		return false;
	}
	if (kit_chooses_tasks())
		return false;
	owner->opf = KIT_READ(raw, rq, cmd_flags);
	return true;
}

static __always_inline void kit_owner_leave(struct request *rq, const void *place,
					    struct kit_owner *owner)
{
	kit_owner_free(place, owner);
	if (place == rq)
		__sync_fetch_and_add(&kit_parted, -1);
}

/* Takes the owner of a request that ends out of its place; false if it is none of
 * ours. */
static __always_inline bool kit_owner_end(bool raw, struct request *rq, const void *place,
					  struct kit_owner *owner, __u64 issued,
					  struct kit_owner *copy)
{
	if (!owner)
		return kit_owner_unknown(raw, rq, issued, copy);
	*copy = *owner;
	kit_owner_leave(rq, place, owner);
	return !copy->aside;
}

/* A request is taken into another one, whose owner stays. */
static __always_inline int kit_owner_merge(bool raw, struct request *rq)
{
	const void *place;
	struct kit_owner *owner;

	if (!raw)
		rq = kit_plain(rq, request);
	owner = kit_live.on ? kit_owner_of(raw, rq, &place) : NULL;
	if (owner)
		kit_owner_leave(rq, place, owner);
	return 0;
}

#endif
