// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * exitsnoop: each process that ends, and how. It has ended when the last of its threads
 * has, which need not be its first; how, stands where wait(2) looks for it.
 */
#include "kit.bpf.h"
#include "task.bpf.h"

#define GROUP_EXIT 4 /* SIGNAL_GROUP_EXIT in linux/sched/signal.h */

struct exit_event {
	struct kit_head head;
	__s32 code; /* as wait(2) has it */
	__u32 pad;
	__u64 age; /* ns since it was made, sleep of the machine included */
	struct kit_parent parent;
};
KIT_EVENT(exit_event);

const volatile __u32 failed = 0;
const volatile __u32 threads = 0;

/* The processes that have been told of lately. */
struct told {
	__u64 started;
	__u64 tgid;
};
struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, 4096);
	__type(key, struct told);
	__type(value, __u8);
} told SEC(".maps");

#define PASSED (1ULL << 32) /* beside the tgid: its first thread has been here */

/* Each thread for itself: then the process's status is that of its first one. That need
 * not have it yet where another finds that nobody is left; it then comes here later, and
 * finds the same. It says that it has been here before it looks who is left. */
static __always_inline bool has_status(struct task_struct *task, struct task_struct *leader)
{
	struct told key = { .started = leader->start_boottime, .tgid = leader->tgid | PASSED };

	if (task->pid != leader->pid)
		return leader->exit_code || leader->exit_state ||
		       bpf_map_lookup_elem(&told, &key);
	if (leader->signal->nr_threads > 1)
		kit_is_first(&told, &key);
	return true;
}

/* Whether this thread ends the process. The kernel has counted it out before it comes
 * here, so several that end together may all find that nobody is left. */
static __always_inline bool ends_process(struct task_struct *leader)
{
	struct told key = { .started = leader->start_boottime, .tgid = leader->tgid };

	return leader->signal->live.counter == 0 && kit_is_first(&told, &key);
}

SEC("tp_btf/sched_process_exit")
int BPF_PROG(btf_exit, struct task_struct *task)
{
	struct exit_event event = {};
	struct task_struct *leader;
	struct kit_who who = {};

	task = kit_plain(task, task_struct);
	event.code = task->exit_code;
	if (!threads) {
		leader = task->group_leader;
		if (leader->signal->flags & GROUP_EXIT)
			event.code = leader->signal->group_exit_code;
		else if (has_status(task, leader))
			event.code = leader->exit_code;
		else
			return 0;
		task = leader;
	}
	if (failed && event.code == 0)
		return 0;
	if (!kit_task_passes(false, &who, task))
		return 0;
	if (!threads && !ends_process(task))
		return 0;
	kit_count(seen);
	kit_task_complete(false, &who, task);
	kit_fill(&event.head, &who, sizeof(event), 0);
	event.age = event.head.time - task->start_boottime;
	kit_parent(false, &event.parent, task);
	kit_send(&event, sizeof(event));
	return 0;
}
