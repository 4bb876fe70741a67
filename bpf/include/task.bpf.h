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

struct kit_parent {
	__u32 pid; /* in our PID namespace; 0 = it is outside */
	__u32 host_pid;
	char comm[16];
};

/* The parent process and its name, which is that of its first thread: the one
 * that forked may have a name of its own, or be gone. `raw` as for KIT_READ. */
static __always_inline void kit_parent(bool raw, struct kit_parent *p, struct task_struct *task)
{
	struct task_struct *parent = KIT_READ(raw, task, real_parent);
	struct task_struct *leader = KIT_READ(raw, parent, group_leader);

	p->host_pid = p->pid = KIT_READ(raw, parent, tgid);
	if (kit_config.pidns_ino)
		p->pid = kit_process_number(parent);
	if (raw) {
		bpf_core_read(p->comm, sizeof(p->comm), &leader->comm);
	} else {
		const __u64 *name = (const __u64 *)leader->comm;
		__u64 words[] = { name[0], name[1] };

		__builtin_memcpy(p->comm, words, sizeof(p->comm));
	}
}

#endif
