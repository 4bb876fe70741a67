// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * Argument vectors out of user memory, as strings with their NULs in one piece:
 * copied from the area of a program, or gathered along pointers.
 */
#ifndef VECTOR_BPF_H
#define VECTOR_BPF_H

#define KIT_POINTERS 64	    /* at least so many are followed */
#define KIT_UNKNOWN (~0ULL) /* how much is missing */

/* What is wrong with text that was read. */
#define KIT_CUT 1
#define KIT_FAULT 2

struct kit_vector {
	__u64 missing; /* bytes left out behind the first `front` ones */
	__u32 front;
	__u32 size; /* bytes that are there; more than the room: nothing is */
};

/* An area, in one copy. If it is longer than `most`, which is a constant, its
 * first and its last half. */
static __always_inline __u32 kit_vector_area(struct kit_vector *v, char *text, const __u64 room,
					     const __u64 most, const void *area, __u64 length)
{
	const __u64 half = most / 2;
	__u32 damage = 0;
	long error;

	if (room >= most && length > most) {
		error = bpf_probe_read_user(text, half, area) ?:
			bpf_probe_read_user(text + half, half, area + length - half);
		v->front = half;
		v->size = 2 * half;
		v->missing = length - v->size;
		damage = KIT_CUT;
	} else {
		v->size = length;
		barrier_var(length);
		if (length > room)
			return 0;
		error = bpf_probe_read_user(text, length, area);
	}
	if (!error)
		return damage;
	v->front = v->size = 0;
	v->missing = length;
	return KIT_FAULT;
}

/* Strings along pointers of `width` bytes, in pieces of at most `piece`, which
 * must fit behind the room. What comes behind a cut or a fault is left out. */
static __always_inline __u32 kit_vector_walk(struct kit_vector *v, char *text, const __u64 room,
					     const __u64 most, const void *place, __u32 width,
					     const __u64 piece)
{
	/* Kept in the record, where the verifier knows no values: each turn of the
	 * loop then looks to it like the last, and it follows one path, not many. */
	volatile __u32 *size = &v->size;
	volatile __u64 *rest = &v->missing; /* of a string longer than a piece */
	const void *from;
	__u32 damage = KIT_CUT;
	__u64 pointer, n, turns;
	long more;

	*size = 0;
	*rest = 0;
	if (!place)
		return 0; /* execve takes that for an empty list */
	/* With a larger record to come, few turns: each is verified anew. */
	turns = room < most ? 16 : KIT_POINTERS + room / piece;
	for (int i = 0; i < KIT_POINTERS + room / piece && i < turns; i++) {
		n = *size;
		if (n > room)
			goto full;
		from = (void *)*rest;
		if (!from) {
			pointer = 0; /* of four bytes the lower half is read */
			if (bpf_probe_read_user(&pointer, width & 12, place))
				goto fault;
			if (!pointer && n <= most)
				return 0;
			if (!pointer)
				goto full;
			place += width;
			from = (void *)pointer;
		}
		more = kit_user_str(text + n, piece, from);
		if (more < 0)
			goto fault;
		if (more == piece)
			*rest = (__u64)from + --more;
		else
			*rest = 0;
		*size = n + more;
	}
	if (room < most)
		*size = room + 1;
full:
	n = *size;
	if (room < most && n > room)
		return 0;
	if (n > most)
		*size = most;
	goto end;
fault:
	damage = KIT_FAULT;
end:
	v->front = *size;
	v->missing = KIT_UNKNOWN;
	return damage;
}

#endif
