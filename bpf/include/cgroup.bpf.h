// SPDX-License-Identifier: GPL-2.0 OR MIT
/* Control groups, version 2: whose a task is, and what lies below what. */
#ifndef KIT_CGROUP_BPF_H
#define KIT_CGROUP_BPF_H

/* The task's in the one hierarchy of version 2; its root where none is in use. */
static __always_inline struct cgroup *kit_task_cgroup(bool raw, struct task_struct *task)
{
	return KIT_READ(raw, KIT_READ(raw, task, cgroups), dfl_cgrp);
}

/* The inode number of its directory. */
static __always_inline __u64 kit_cgroup_id(bool raw, struct cgroup *cgroup)
{
	return KIT_READ(raw, KIT_READ(raw, cgroup, kn), id);
}

/* Whether it is the one of this id or below it. */
static __always_inline bool kit_cgroup_under(bool raw, struct cgroup *cgroup, __u64 id)
{
	struct cgroup_subsys_state *css;

	for (int depth = 0; depth < 32; depth++) {
		if (!cgroup)
			return false;
		if (kit_cgroup_id(raw, cgroup) == id)
			return true;
		css = KIT_READ(raw, &cgroup->self, parent);
		if (!css)
			return false;
		cgroup = KIT_READ(raw, css, cgroup);
	}
	return false;
}

#endif
