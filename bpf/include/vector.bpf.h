// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * Argument vectors out of user memory, as strings with their NULs in one piece:
 * copied from the area of a program, or gathered along pointers.
 */
#ifndef VECTOR_BPF_H
#define VECTOR_BPF_H

#define KIT_POINTERS 64	    /* at least so many are followed */
#define KIT_TURNS 96	    /* ... and as many pieces as fill the largest record */
#define KIT_UNKNOWN (~0ULL) /* how much is missing */

/* What is wrong with text that was read. */
#define KIT_CUT 1
#define KIT_FAULT 2
#define KIT_LARGER 4 /* not read: it needs a larger record */

struct kit_vector {
	__u64 missing; /* bytes left out behind the first `front` ones */
	__u32 front;
	__u32 size; /* bytes that are there */
};

/* Sizes of records: room for text, and behind it for one piece more, a string or
 * a path. They are read from constant memory wherever they are needed, since what
 * the verifier knows of a variable it may give up in a loop (kit_turns) if it is
 * another for the next record; a pointer it keeps. */
struct kit_room {
	__u64 text, piece;
	__u64 turns; /* where each is verified anew; with a larger record to come, fewer */
};

#define KIT_ROOM(text, piece) { text, piece, KIT_POINTERS + (text) / (piece) }

static const volatile struct kit_room kit_rooms[] = {
	KIT_ROOM(512, 256),    KIT_ROOM(2048, 256),    KIT_ROOM(8192, 4096),
	KIT_ROOM(32768, 4096), KIT_ROOM(131072, 4096), {},
};

/* An area, in one copy. If it is longer than `most`, which is a constant, its
 * first and its last half. */
static __always_inline __u32 kit_vector_area(struct kit_vector *v, char *text, __u64 room,
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

/* Strings along pointers of `width` bytes, 4 or 8, in pieces. What comes behind a
 * cut or a fault is left out. */
static __always_inline __u32 kit_vector_walk(struct kit_vector *v, char *text,
					     const volatile struct kit_room *room,
					     const __u64 most, const void *place, __u32 width)
{
	/* Kept in the record, where the verifier knows no values: each turn of the
	 * loop then looks to it like the last. And nothing in it branches that need
	 * not: each branch doubles what it follows. */
	volatile __u32 *size = &v->size;
	volatile __u32 *step = &v->front;
	volatile __u64 *done = &v->missing; /* of a string longer than a piece */
	__u32 damage = KIT_CUT;
	__u64 pointer[2], n, whole;
	const __u64 mask = 4 | 8; /* less than there is room on the stack */
	long more;

	*size = 0;
	*step = width;
	*done = (__u64)place;
	if (!*done)
		return 0; /* execve takes that for an empty list */
	*done = 0;
	kit_turns(kit_config.iterates ? KIT_TURNS : room->text < most ? 16 : room->turns) {
		n = *size;
		if (n > room->text)
			goto full;
		pointer[0] = 0; /* of four bytes the lower half is read */
		if (bpf_probe_read_user(pointer, *step & mask, place))
			goto fault;
		if (!pointer[0]) {
			if (n > most)
				goto full;
			return 0;
		}
		more = kit_user_str(text + n, room->piece, (void *)pointer[0] + *done);
		if (more < 0)
			goto fault;
		/* All ones if the string ends in this piece. */
		whole = (__s64)(more - room->piece) >> 63;
		barrier_var(whole);
		more += ~whole;
		*done = (*done + more) & ~whole;
		place += *step & whole;
		*size = n + more;
	}
full:
	if (room->text < most && (*size > room->text || !kit_config.iterates))
		return KIT_LARGER;
	if (*size > most)
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
