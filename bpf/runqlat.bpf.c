// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * runqlat: the time from when a task could run to when it does: since it was woken, or
 * since the processor was taken from it.
 *
 * A task's clock is running exactly while it is on a run queue and not on a processor.
 */
#include "kit.bpf.h"
#include "apart.bpf.h"
#include "storage.bpf.h"

KIT_HISTS_SHARED(kit_apart_key);

struct wait {
	__u64 since;	/* 0: it does not wait */
	__u64 switches; /* of the task, when it last began to wait or came unawaited */
};
KIT_TASKS(wait);

/* How often the task has left a processor. What the kernel did not show us of its waits
 * (there are kernels that run no program on top of certain processes) is known from
 * this number all the same, and is never taken for a part of a longer wait. */
static __always_inline __u64 switches(bool raw, struct task_struct *task)
{
	return KIT_READ(raw, task, nvcsw) + KIT_READ(raw, task, nivcsw);
}

/* Counts the waits that have ended unseen since the last that was seen, as the task has
 * now left a processor `now` times. */
static __always_inline void catch_up(struct wait *wait, __u64 now)
{
	/* Of these, the end of the last that was seen to begin may have been seen too. */
	__u64 ended = now - wait->switches - !wait->since;

	if (wait->switches && ended)
		kit_count_more(no_end, ended);
	wait->switches = now;
}

/* Where the task can have no value, its wait is counted as lost at its end. The time if
 * it was asked for, else 0. */
static __always_inline __u64 begin(bool raw, struct task_struct *task)
{
	struct wait *wait = kit_task_get(raw, task, false);
	__u64 now = switches(raw, task);

	if (!wait)
		return 0;
	/* Queued already: it was taken from its processor just before it slept. */
	if (wait->since && wait->switches == now)
		return 0;
	catch_up(wait, now);
	return wait->since = bpf_ktime_get_ns();
}

/* A task that is about to sleep can be woken before it does: it then need not wait. */
static __always_inline int woken(bool raw, struct task_struct *task)
{
	struct kit_who who = {};

	if (kit_task_passes(raw, &who, task) && !kit_compat_on_cpu(raw, task))
		begin(raw, task);
	return 0;
}

/* Preempted, it stays in the queue whatever its state is: it had not come to sleep. A
 * signal has set the state back. The idle task has the number 0. */
static __always_inline __u64 leaves(bool raw, bool preempted, struct task_struct *task)
{
	struct kit_who who = {};

	if ((preempted || !kit_compat_state(raw, task)) && KIT_READ(raw, task, pid) &&
	    kit_task_passes(raw, &who, task))
		return begin(raw, task);
	return 0;
}

/* Comes to a processor, and was not seen to wait for it. */
static __always_inline void unawaited(bool raw, struct task_struct *task, struct wait *wait)
{
	struct kit_who who = {};
	bool passes = kit_task_passes(raw, &who, task);

	if (!wait && passes) {
		wait = kit_task_get(raw, task, true);
		if (!wait)
			kit_count(seen);
	}
	if (!wait)
		return;
	if (passes) {
		kit_count(no_start);
		catch_up(wait, switches(raw, task));
	} else {
		wait->switches = 0; /* who knows what comes until it passes again */
	}
}

/* Whether it is asked for was decided when its wait began. */
static __always_inline void enters(bool raw, struct task_struct *task, __u64 now)
{
	struct kit_apart_key key = {};
	struct wait *wait;
	__u64 since;

	if (!KIT_READ(raw, task, pid))
		return;
	wait = kit_task_find(raw, task);
	if (!wait || !wait->since || wait->switches != switches(raw, task)) {
		unawaited(raw, task, wait);
		if (wait)
			wait->since = 0;
		return;
	}
	since = wait->since;
	wait->since = 0;
	kit_count_alone(seen);
	if (!now)
		now = bpf_ktime_get_ns();
	kit_apart_fill(raw, &key, task);
	kit_hists_put(&key, kit_span(since, now), true);
}

static __always_inline int switched(bool raw, bool preempted, struct task_struct *from,
				    struct task_struct *to)
{
	if (kit_live.on)
		enters(raw, to, leaves(raw, preempted, from));
	return 0;
}

#define PROGRAMS(kind, raw)                                                       \
	SEC(#kind "/sched_wakeup")                                                \
	int BPF_PROG(kind##_wakeup, struct task_struct *task)                     \
	{                                                                         \
		return woken(raw, task);                                          \
	}                                                                         \
	SEC(#kind "/sched_wakeup_new")                                            \
	int BPF_PROG(kind##_wakeup_new, struct task_struct *task)                 \
	{                                                                         \
		return woken(raw, task);                                          \
	}                                                                         \
	SEC(#kind "/sched_switch")                                                \
	int BPF_PROG(kind##_switch, bool preempted, struct task_struct *from,     \
		     struct task_struct *to)                                      \
	{                                                                         \
		return switched(raw, preempted, from, to);                        \
	}

PROGRAMS(tp_btf, false)
PROGRAMS(raw_tp, true)
