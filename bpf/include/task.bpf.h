// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * What is known of tasks beyond the current one's numbers.
 */
#ifndef TASK_BPF_H
#define TASK_BPF_H

#include "follow.bpf.h"

/* Whether the current task comes as a pointer that the verifier knows, so that
 * its fields can be read directly: since commit 3ca1032ab7ab "bpf: Implement
 * get_current_task_btf and RET_PTR_TO_BTF_ID" (5.11). */
static __always_inline bool kit_current_is_raw(void)
{
	return !bpf_core_enum_value_exists(enum bpf_func_id, BPF_FUNC_get_current_task_btf);
}

/* The name of a task. `raw` as for KIT_READ, here and below. */
static __always_inline void kit_task_comm(bool raw, char *to, struct task_struct *task)
{
	if (raw) {
		bpf_core_read(to, sizeof(task->comm), &task->comm);
	} else {
		const __u64 *name = (const __u64 *)task->comm;
		__u64 words[] = { name[0], name[1] };

		__builtin_memcpy(to, words, sizeof(words));
	}
}

/* The name of the current process, which is that of its first thread. */
static __always_inline void kit_process_comm(bool raw, char *to)
{
	struct task_struct *task;

	task = raw ? (void *)bpf_get_current_task() :
		     kit_plain(bpf_get_current_task_btf(), task_struct);
	kit_task_comm(raw, to, KIT_READ(raw, task, group_leader));
}

struct kit_parent {
	__u32 pid; /* in our PID namespace; 0 = it is outside */
	__u32 host_pid;
	char comm[16];
};

/* The parent process and its name: the thread that forked may have a name of its
 * own, or be gone. */
static __always_inline void kit_parent(bool raw, struct kit_parent *p, struct task_struct *task)
{
	struct task_struct *parent = KIT_READ(raw, task, real_parent);

	p->host_pid = p->pid = KIT_READ(raw, parent, tgid);
	if (kit_config.pidns_ino)
		p->pid = kit_process_number(parent);
	kit_task_comm(raw, p->comm, KIT_READ(raw, parent, group_leader));
}

#endif
