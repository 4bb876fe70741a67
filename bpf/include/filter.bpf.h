// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * Who is asked for. A filter is applied where an event is born, in the context
 * of the task that causes it; what is decided there travels with the event.
 */
#ifndef KIT_FILTER_BPF_H
#define KIT_FILTER_BPF_H

#define KIT_SET_PID 1
#define KIT_SET_TID 2
#define KIT_SET_UID 3

/* struct bpf_pidns_info, which is ABI: ours has no relocation. */
struct kit_pidns {
	__u32 tid, pid;
};

struct kit_member {
	__u32 set; /* KIT_SET_* */
	__u32 id;
};

/* The lists of -p, -t and -u. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1);
	__type(key, struct kit_member);
	__type(value, __u8);
} kit_set SEC(".maps");

/* The processes of -f and of `-- COMMAND`, by their number in our PID
 * namespace; kept up to date by follow.bpf.h. */
#define KIT_TREE_MEMBER 1
#define KIT_TREE_OURS 2 /* it will be the command, but has not become it yet */
#define KIT_TREE_GONE 3 /* it ends; some of its threads may not have yet */
#define KIT_TREE_ALONE 4 /* without its descendants: of -p without -f, beside a COMMAND */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, __u8);
} kit_tree SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_CGROUP_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, __u32);
} kit_cgroup SEC(".maps");

/* The current task, as our user sees it and as the kernel does. */
struct kit_who {
	__u32 pid, tid;	     /* in our PID namespace; 0 = it is outside */
	__u32 host_pid, host_tid;
	__u32 uid;
	__u32 pad; /* a member, so that zeros are zeros: it stands in maps, too */
	char comm[16] __attribute__((aligned(8)));
};

/* Whether not everybody is asked for: then nothing of unknown origin can be shown;
 * unless only a cgroup is, and something else tells whose it is. */
static __always_inline bool kit_chooses_tasks(void)
{
	return kit_config.follow || kit_config.pids || kit_config.tids || kit_config.uids ||
	       kit_config.comms;
}

static __always_inline bool kit_chooses(void)
{
	return kit_chooses_tasks() || kit_config.cgroup;
}

static __always_inline bool kit_in_set(__u32 set, __u32 id)
{
	struct kit_member member = { .set = set, .id = id };

	return bpf_map_lookup_elem(&kit_set, &member);
}

static __always_inline bool kit_comm_passes(const char *comm)
{
	const __u64 *name = (const __u64 *)comm;

	for (int i = 0; i < KIT_COMMS && i < kit_config.comms; i++) {
		const volatile struct kit_comm *c = &kit_config.comm[i];

		if (((name[0] ^ c->want[0]) & c->mask[0]) == 0 &&
		    ((name[1] ^ c->want[1]) & c->mask[1]) == 0)
			return true;
	}
	return false;
}

static __always_inline void kit_numbers(struct kit_who *who)
{
	__u64 id = bpf_get_current_pid_tgid();

	who->host_pid = who->pid = id >> 32;
	who->host_tid = who->tid = (__u32)id;
	if (kit_config.pidns_ino) {
		struct kit_pidns ns = {};

		/* Fails for a task of any other namespace. */
		bpf_get_ns_current_pid_tgid(kit_config.pidns_dev, kit_config.pidns_ino,
					    (void *)&ns, sizeof(ns));
		who->pid = ns.pid;
		who->tid = ns.tid;
	}
}

/* Is a task of these numbers in our PID namespace one of the processes and threads asked
 * for? What our child does to become the command is ours, and counts if `ours`. */
static __always_inline bool kit_numbers_pass(__u32 pid, __u32 tid, const bool ours)
{
	const __u8 *member;

	if (pid && pid == kit_config.own)
		return false;
	if (kit_config.follow) {
		member = bpf_map_lookup_elem(&kit_tree, &pid);
		if (!member || (!ours && *member == KIT_TREE_OURS))
			return false;
	} else if (kit_config.pids == 1) {
		if (pid != kit_config.pid)
			return false;
	} else if (kit_config.pids && !kit_in_set(KIT_SET_PID, pid)) {
		return false;
	}
	if (kit_config.tids == 1)
		return tid == kit_config.tid;
	return !kit_config.tids || kit_in_set(KIT_SET_TID, tid);
}

static __always_inline bool kit_uid_passes(__u32 uid)
{
	if (kit_config.uids == 1)
		return uid == kit_config.uid;
	return !kit_config.uids || kit_in_set(KIT_SET_UID, uid);
}

/* Is the current task? Fills the numbers. For another one there is kit_task_passes
 * (task.bpf.h). */
static __always_inline bool kit_among(struct kit_who *who, const bool ours)
{
	kit_numbers(who);
	return kit_numbers_pass(who->pid, who->tid, ours);
}

/* Is it asked for, whatever its cgroup? */
static __always_inline bool kit_admits_task(struct kit_who *who)
{
	if (!kit_live.on || !kit_among(who, false))
		return false;
	if (kit_config.uids) {
		who->uid = bpf_get_current_uid_gid();
		if (!kit_uid_passes(who->uid))
			return false;
	}
	if (kit_config.comms) {
		bpf_get_current_comm(who->comm, sizeof(who->comm));
		if (!kit_comm_passes(who->comm))
			return false;
	}
	return true;
}

/* Is it asked for at all? Fills of `who` the numbers, and what filters look at: enough
 * for who counts and does not tell of each event. Cheapest tests first. */
static __always_inline bool kit_admits(struct kit_who *who)
{
	if (!kit_admits_task(who))
		return false;
	return !kit_config.cgroup || bpf_current_task_under_cgroup(&kit_cgroup, 0) == 1;
}

/* What filters have not looked at of one that they let through. */
static __always_inline void kit_complete(struct kit_who *who)
{
	if (!kit_config.uids)
		who->uid = bpf_get_current_uid_gid();
	if (!kit_config.comms)
		bpf_get_current_comm(who->comm, sizeof(who->comm));
}

/* Is it asked for? Fills all of `who`. */
static __always_inline bool kit_pass(struct kit_who *who)
{
	if (!kit_admits(who))
		return false;
	kit_complete(who);
	return true;
}

/* The same whatever its cgroup, for what is charged to another than its task's. */
static __always_inline bool kit_pass_task(struct kit_who *who)
{
	if (!kit_admits_task(who))
		return false;
	kit_complete(who);
	return true;
}

/* Where somebody in particular is asked for: whether it is the current task, for what
 * is made so often that all others are not to cost more than that. */
static __always_inline bool kit_may_pass(void)
{
	struct kit_who who;

	if (kit_config.follow || kit_config.pids || kit_config.tids || kit_config.uids ||
	    kit_config.comms || kit_config.cgroup)
		return kit_admits(&who);
	return kit_live.on;
}

#endif
