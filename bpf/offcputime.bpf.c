// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * offcputime: the time from when a thread leaves the processor to when it is back, by
 * the stacks that it leaves with.
 *
 * Whether it is asked for (filters, state) is decided, and its process's stack taken,
 * where the thread is still the current one. The kernel's is taken at its return.
 */
#include "kit.bpf.h"
#include "unwound.bpf.h"
#include "storage.bpf.h"

struct wait_key {
	struct kit_stack stack;
	__u32 pid, tid;
	__u32 host_pid;
	__u32 kind; /* KIND_*, if they are told apart */
	char comm[16];
};
KIT_STACKS(wait_key);

struct waiting {
	__u64 since; /* 0: it does not wait, or not for us */
	struct wait_key key;
};
KIT_TASKS(waiting);

/* Why a thread left the processor. */
#define KIND_RUNNABLE 0
#define KIND_INTERRUPTIBLE 1
#define KIND_UNINTERRUPTIBLE 2
#define KIND_IDLE 3 /* a thread of the kernel without work */
#define KIND_OTHER 4 /* stopped, traced, parked */

/* include/linux/sched.h: these have kept their numbers. */
#define TASK_INTERRUPTIBLE 0x1
#define TASK_UNINTERRUPTIBLE 0x2
#define TASK_DEAD 0x80
#define TASK_NOLOAD 0x400
#define PF_KTHREAD 0x200000

const volatile __u32 kinds = 0; /* bits of those that count */
const volatile __u32 by_thread = 0;
const volatile __u32 by_kind = 0;
const volatile __u32 user_threads = 0;
const volatile __u32 kernel_threads = 0;
const volatile __u32 locks = 0; /* the kernel's stack is taken whole */
const volatile __u32 starts = 0; /* whether all count, so that it is known who began before us */
const volatile __u64 least = 0;
const volatile __u64 most = 0;

static __always_inline __u32 kind_of(bool preempted, __u64 state)
{
	if (preempted || !state)
		return KIND_RUNNABLE;
	if (state & TASK_INTERRUPTIBLE)
		return KIND_INTERRUPTIBLE;
	if (!(state & TASK_UNINTERRUPTIBLE))
		return KIND_OTHER;
	return state & TASK_NOLOAD ? KIND_IDLE : KIND_UNINTERRUPTIBLE;
}

static __always_inline bool wanted(bool raw, struct task_struct *task, __u32 kind)
{
	bool kernel;

	if (!(kinds >> kind & 1))
		return false;
	if (!user_threads && !kernel_threads)
		return true;
	kernel = KIT_READ(raw, task, flags) & PF_KTHREAD;
	return kernel ? kernel_threads : user_threads;
}

static __always_inline void leave(void *ctx, bool raw, bool preempted, struct task_struct *task,
				  __u64 now)
{
	__u64 state = kit_compat_left(raw, ctx, task);
	__u32 kind = kind_of(preempted, state);
	struct kit_stack_buffer *buffer;
	struct waiting *waiting;
	struct kit_who who = {};

	/* The idle task has the number 0; one that has ended does not return. */
	if (!KIT_READ(raw, task, pid) || (!preempted && state & TASK_DEAD))
		return;
	/* It has been back, and no program ran then: some kernels run none on top of certain
	 * processes, from which it may have taken over the processor. That is over, also if
	 * what begins now is not asked for. */
	waiting = kit_task_find(raw, task);
	if (waiting && waiting->since) {
		waiting->since = 0;
		kit_count(no_end);
	}
	if (!wanted(raw, task, kind) || !kit_pass(&who))
		return;
	if (!waiting)
		waiting = kit_task_get(raw, task, true);
	if (!waiting) {
		kit_count(seen);
		return;
	}
	buffer = kit_stack_buffer();
	if (!buffer)
		return;
	if (raw || locks)
		waiting->key.stack.kernel = kit_stack_kernel(ctx, buffer, &who);
	waiting->key.stack.user = kit_stack_user(ctx, buffer, &who);
	waiting->key.pid = who.pid;
	waiting->key.host_pid = who.host_pid;
	waiting->key.tid = by_thread ? who.tid : 0;
	waiting->key.kind = by_kind ? kind : 0;
	__builtin_memcpy(waiting->key.comm, who.comm, sizeof(who.comm));
	waiting->since = now;
}

static __always_inline void back(bool raw, struct task_struct *task, __u64 now)
{
	struct waiting *waiting = kit_task_find(raw, task);
	struct kit_stack_buffer *buffer;
	struct kit_who nobody = {};
	__u64 time;

	if (!waiting) {
		/* Of one that has left a processor before, and not before our eyes. */
		if (starts && KIT_READ(raw, task, pid) &&
		    KIT_READ(raw, task, nvcsw) + KIT_READ(raw, task, nivcsw) &&
		    kit_task_get(raw, task, false))
			kit_count(no_start);
		return;
	}
	if (!waiting->since)
		return;
	time = now - waiting->since;
	waiting->since = 0;
	if (time < least || time > most)
		return;
	kit_count(seen);
	/* It still stands where it left, and is cheaper to see from outside. */
	if (!raw && !locks) {
		buffer = kit_stack_buffer();
		if (!buffer)
			return;
		waiting->key.stack.kernel = kit_stack_task(task, buffer, &nobody);
	}
	kit_stacks_add(&waiting->key, time);
}

static __always_inline int switched(void *ctx, bool raw, bool preempted, struct task_struct *from,
				    struct task_struct *to)
{
	__u64 now;

	if (!kit_live.on)
		return 0;
	now = bpf_ktime_get_ns();
	leave(ctx, raw, preempted, from, now);
	back(raw, to, now);
	return 0;
}

#define PROGRAMS(kind, raw)                                                   \
	SEC(#kind "/sched_switch")                                            \
	int BPF_PROG(kind##_switch, bool preempted, struct task_struct *from, \
		     struct task_struct *to)                                  \
	{                                                                     \
		return switched(ctx, raw, preempted, from, to);               \
	}

PROGRAMS(tp_btf, false)
PROGRAMS(raw_tp, true)
