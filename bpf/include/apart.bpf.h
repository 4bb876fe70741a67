// SPDX-License-Identifier: GPL-2.0 OR MIT
/* What the histograms of a tool about tasks are told apart by; tools/kit/apart.rs reads
 * it. */
#ifndef KIT_APART_BPF_H
#define KIT_APART_BPF_H

#include "hists.bpf.h"
#include "task.bpf.h"

#define KIT_APART_PROCESSES 1
#define KIT_APART_THREADS 2
#define KIT_APART_CGROUPS 4
#define KIT_APART_PIDNS 8

const volatile __u32 kit_apart = 0;

/* A tool that has nothing else to tell apart declares KIT_HISTS(kit_apart_key) or
 * its like. */
struct kit_apart_key {
	__u32 pidns;	/* inode number */
	__u32 unused;
	__u32 pid, tid; /* in our PID namespace; 0 = it is outside */
	__u32 host_pid, host_tid;
	__u64 cgroup; /* inode number */
	char comm[16]; /* of the process, or of the thread if these are told apart */
};

/* `raw` as for KIT_READ. */
static __always_inline void kit_apart_fill(bool raw, struct kit_apart_key *key,
					   struct task_struct *task)
{
	if (!kit_apart)
		return;
	if (!raw)
		task = kit_plain(task, task_struct);
	if (kit_apart & (KIT_APART_PROCESSES | KIT_APART_THREADS)) {
		key->host_pid = KIT_READ(raw, task, tgid);
		key->pid = kit_process_number(raw, task);
	}
	if (kit_apart & KIT_APART_THREADS) {
		key->host_tid = KIT_READ(raw, task, pid);
		key->tid = kit_thread_number(raw, task);
		kit_task_comm(raw, key->comm, task);
	} else if (kit_apart & KIT_APART_PROCESSES) {
		kit_task_comm(raw, key->comm, KIT_READ(raw, task, group_leader));
	}
	if (kit_apart & KIT_APART_CGROUPS)
		key->cgroup = kit_cgroup_id(raw, kit_task_cgroup(raw, task));
	if (kit_apart & KIT_APART_PIDNS)
		key->pidns = kit_task_pidns(raw, task);
}

#endif
