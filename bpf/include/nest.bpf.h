// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * What each task is in the midst of: operations that may contain others, since when.
 */
#ifndef KIT_NEST_BPF_H
#define KIT_NEST_BPF_H

#include "storage.bpf.h"

#define KIT_NEST 4 /* so many within one another */

struct kit_begun {
	__u64 time; /* CLOCK_MONOTONIC */
	__u64 call; /* which kind of operation it is */
	__u64 with[2]; /* what its end will want to know */
};

struct kit_nest {
	struct kit_begun at[KIT_NEST]; /* the innermost last */
	__u64 depth;
};
KIT_TASKS(kit_nest);

/* The innermost, or NULL. */
static __always_inline struct kit_begun *kit_innermost(struct kit_nest *nest)
{
	return nest->depth ? &nest->at[(nest->depth - 1) & (KIT_NEST - 1)] : NULL;
}

/* What the current task is in the midst of. If that cannot be kept, NULL, and the
 * operation is counted as seen and lost: how long it takes will not be known. */
static __always_inline struct kit_nest *kit_nest(void)
{
	struct kit_nest *nest = kit_task_get(false, kit_current(), true);

	if (!nest)
		kit_count(seen);
	return nest;
}

static __always_inline void kit_begin(struct kit_nest *nest, __u64 call, __u64 first,
				      __u64 second)
{
	struct kit_begun *begun;

	/* All taken: left by ends that the kernel has skipped. */
	if (nest->depth >= KIT_NEST)
		nest->depth = 0;
	begun = &nest->at[nest->depth++ & (KIT_NEST - 1)];
	begun->call = call;
	begun->with[0] = first;
	begun->with[1] = second;
	begun->time = bpf_ktime_get_ns();
}

/* The innermost operation of that kind, ended; NULL if it began before the tool, or was
 * not to be kept. */
static __always_inline struct kit_begun *kit_end(__u64 call)
{
	struct kit_nest *nest = kit_task_find(false, kit_current());
	struct kit_begun *begun;
	__u64 depth;

	if (!nest)
		return NULL;
	depth = nest->depth;
	for (int i = 0; i < KIT_NEST && depth; i++) {
		begun = &nest->at[--depth & (KIT_NEST - 1)];
		if (begun->call == call) {
			nest->depth = depth;
			return begun;
		}
	}
	return NULL;
}

#endif
