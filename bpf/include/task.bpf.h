// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * What is known of tasks beyond the current one's numbers.
 */
#ifndef TASK_BPF_H
#define TASK_BPF_H

#include "cgroup.bpf.h"
#include "follow.bpf.h"

/* Whether the current task comes as a pointer that the verifier knows, so that
 * its fields can be read directly: since commit 3ca1032ab7ab "bpf: Implement
 * get_current_task_btf and RET_PTR_TO_BTF_ID" (5.11). */
static __always_inline bool kit_current_is_raw(void)
{
	return !bpf_core_enum_value_exists(enum bpf_func_id, BPF_FUNC_get_current_task_btf);
}

/* The current task for KIT_READ. `raw` as for that, here and below. */
static __always_inline struct task_struct *kit_current_task(bool raw)
{
	return raw ? (void *)bpf_get_current_task() : bpf_get_current_task_btf();
}

/* The name of a task. */
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
	struct task_struct *task = kit_current_task(raw);

	if (!raw)
		task = kit_plain(task, task_struct);
	kit_task_comm(raw, to, KIT_READ(raw, task, group_leader));
}

/* A task's number as a thread in our PID namespace, 0 if it is outside. */
static __always_inline __u32 kit_thread_number(bool raw, struct task_struct *task)
{
	if (!kit_config.pidns_ino)
		return KIT_READ(raw, task, pid);
	if (!raw)
		task = kit_plain(task, task_struct);
	raw |= !kit_config.upid;
	return kit_pid_number(raw, KIT_READ(raw, task, thread_pid));
}

/* The PID namespace that it is in, by its inode number; 0 if it is the last thread of a
 * process that is just being reaped. A thread that has ended has no number any more while it
 * comes to a processor for the last time; that of its process is there for longer. */
static __always_inline __u32 kit_task_pidns(bool raw, struct task_struct *task)
{
	struct pid *pid = KIT_READ(raw, task, thread_pid);
	__u32 level;

	if (!pid)
		pid = KIT_READ(raw, KIT_READ(raw, task, signal), pids[PIDTYPE_TGID]);
	level = KIT_READ(raw, pid, level);
	raw |= !kit_config.upid;
	for (__u32 i = 0; i <= KIT_PIDNS_DEPTH; i++)
		if (i == level)
			return KIT_READ(raw, KIT_READ(raw, kit_upid(raw, pid, i), ns), ns.inum);
	return 0;
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
		p->pid = kit_process_number(raw, parent);
	kit_task_comm(raw, p->comm, KIT_READ(raw, parent, group_leader));
}

/* Is this task asked for, which need not be the current one? Fills `who` as far as it
 * was needed. In programs of tp_btf all reads are direct, but for numbers in a PID
 * namespace of ours before 6.2; `raw` as for KIT_READ. */
static __always_inline bool kit_task_passes(bool raw, struct kit_who *who,
					    struct task_struct *task)
{
	if (!kit_live.on)
		return false;
	if (!raw)
		task = kit_plain(task, task_struct);
	who->host_pid = who->pid = KIT_READ(raw, task, tgid);
	who->host_tid = who->tid = KIT_READ(raw, task, pid);
	if (kit_config.pidns_ino) {
		who->pid = kit_process_number(raw, task);
		who->tid = kit_thread_number(raw, task);
	}
	if (!kit_numbers_pass(who->pid, who->tid, false))
		return false;
	if (kit_config.uids) {
		who->uid = KIT_READ(raw, (struct cred *)KIT_READ(raw, task, cred), uid.val);
		if (!kit_uid_passes(who->uid))
			return false;
	}
	if (kit_config.comms) {
		kit_task_comm(raw, who->comm, task);
		if (!kit_comm_passes(who->comm))
			return false;
	}
	return !kit_config.cgroup ||
	       kit_cgroup_under(raw, kit_task_cgroup(raw, task), kit_config.cgroup_id);
}

/* What the filters have not looked at of one that they let through. */
static __always_inline void kit_task_complete(bool raw, struct kit_who *who,
					      struct task_struct *task)
{
	if (!kit_config.uids)
		who->uid = KIT_READ(raw, (struct cred *)KIT_READ(raw, task, cred), uid.val);
	if (!kit_config.comms)
		kit_task_comm(raw, who->comm, task);
}

#endif
