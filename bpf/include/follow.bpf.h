// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * Descendants: kept in kit_tree from fork to exit. A tool that can filter by
 * process includes this; the programs are loaded only for -f and
 * `-- COMMAND`.
 */
#ifndef KIT_FOLLOW_BPF_H
#define KIT_FOLLOW_BPF_H

#define KIT_PIDNS_DEPTH 32 /* MAX_PID_NS_LEVEL in kernel/pid_namespace.c */

/* The next of a pid's numbers, one for each namespace from the initial one down. Past
 * the first the verifier allows direct reads only by a cast, so before 6.2 they go by
 * helper, which lockdown forbids. */
static __always_inline struct upid *kit_upid(bool raw, struct pid *pid, __u32 level)
{
	void *list = (void *)pid + bpf_core_field_offset(struct pid, numbers);
	struct upid *one = list + level * sizeof(*one);

	return raw ? one : kit_rdonly_cast(one, kit_config.upid);
}

/* The number of a process or thread in our PID namespace, 0 if it is outside. */
static __always_inline __u32 kit_pid_number(bool raw, struct pid *pid)
{
	__u32 level;

	raw |= !kit_config.upid;
	level = KIT_READ(raw, pid, level);
	for (__u32 i = 0; i <= KIT_PIDNS_DEPTH && i <= level; i++) {
		struct upid *one = kit_upid(raw, pid, i);

		if (KIT_READ(raw, KIT_READ(raw, one, ns), ns.inum) == kit_config.pidns_ino)
			return KIT_READ(raw, one, nr);
	}
	return 0;
}

/* Of the task's process; `raw` as for KIT_READ. */
static __always_inline __u32 kit_process_number(bool raw, struct task_struct *task)
{
	if (!kit_config.pidns_ino)
		return KIT_READ(raw, task, tgid);
	if (!raw)
		task = kit_plain(task, task_struct);
	raw |= !kit_config.upid;
	return kit_pid_number(raw, KIT_READ(raw, KIT_READ(raw, task, group_leader), thread_pid));
}

SEC("tp_btf/sched_process_fork")
int BPF_PROG(kit_fork, struct task_struct *parent, struct task_struct *child)
{
	struct kit_who who = {};
	__u8 member = KIT_TREE_MEMBER;
	const __u8 *ours;
	__u32 number;

	kit_numbers(&who);
	ours = bpf_map_lookup_elem(&kit_tree, &who.pid);
	if (!ours || *ours == KIT_TREE_ALONE)
		return 0;
	number = kit_process_number(false, child);
	if (who.pid == kit_config.own)
		member = KIT_TREE_OURS;
	if (number && number != who.pid &&
	    bpf_map_update_elem(&kit_tree, &number, &member, BPF_ANY))
		kit_count(unfollowed);
	return 0;
}

/* What our child does before this, it does for us. Runs before the tool's program. */
SEC("tp_btf/sched_process_exec")
int kit_exec(void *ctx)
{
	struct kit_who who = {};
	__u8 *member;

	kit_numbers(&who);
	member = bpf_map_lookup_elem(&kit_tree, &who.pid);
	if (member && *member == KIT_TREE_OURS)
		*member = KIT_TREE_MEMBER;
	return 0;
}

/* The processes that ended lately, by the last digits of their number. */
#define KIT_GONE 64
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, KIT_GONE);
	__type(key, __u32);
	__type(value, __u32);
} kit_gone SEC(".maps");

/* What the threads of a process still do when it ends counts. The kernel counts each out
 * before it comes here, so when nobody is left some may be on their way still: then it
 * stays until another process needs its place. Runs after the tool's program. */
SEC("tp_btf/sched_process_exit")
int BPF_PROG(kit_exit, struct task_struct *task)
{
	struct signal_struct *signal = kit_plain(task, task_struct)->signal;
	struct kit_who who = {};
	__u32 place, *last;
	__u8 *member;

	if (signal->live.counter != 0)
		return 0;
	kit_numbers(&who);
	if (signal->nr_threads == 1) {
		bpf_map_delete_elem(&kit_tree, &who.pid);
		return 0;
	}
	place = who.pid % KIT_GONE;
	last = bpf_map_lookup_elem(&kit_gone, &place);
	member = bpf_map_lookup_elem(&kit_tree, &who.pid);
	if (!last || !member)
		return 0;
	*member = KIT_TREE_GONE;
	if (*last == who.pid)
		return 0;
	member = bpf_map_lookup_elem(&kit_tree, last);
	if (member && *member == KIT_TREE_GONE)
		bpf_map_delete_elem(&kit_tree, last);
	*last = who.pid;
	return 0;
}

#endif
