// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * A value for each task, all bytes zero at first. It hangs on the task itself where
 * that is safe, and is found there in the least time; elsewhere it stands in a
 * preallocated hash.
 *
 * Programs on the scheduler's tracepoints run under its locks. Memory for a task's
 * storage was asked of kmalloc() there, which may wake a kernel thread, and so take
 * the same lock again: until 08a7ce384e33 "bpf: Use bpf_mem_cache_alloc/free in
 * bpf_local_storage_elem" and 6ae9d5e99e1d "bpf: Use bpf_mem_cache_alloc/free for
 * bpf_local_storage" (6.4), for which f484f4a3e058 "bpf: Replace bpf memory allocator
 * with kmalloc_nolock() in local storage" (6.19) is as good. The kit looks for these
 * two (tools/kit/storage.rs) and writes kit_config.storage.
 *
 * A value is never removed while its task lives: to remove one from a task means
 * call_rcu_tasks_trace(), which may wake as well. What is over, a tool sets to zero.
 */
#ifndef KIT_STORAGE_BPF_H
#define KIT_STORAGE_BPF_H

#define KIT_EBUSY 16

/* The current task, for the functions below, from any kind of program. */
static __always_inline struct task_struct *kit_current(void)
{
	return kit_config.storage ? bpf_get_current_task_btf()
				  : (struct task_struct *)bpf_get_current_task();
}

/* One struct an object. Declares
 *
 *	struct type *kit_task_find(bool raw, struct task_struct *task)
 *	struct type *kit_task_get(bool raw, struct task_struct *task, bool count)
 *
 * of which the first finds only what the second has made. Where that cannot be made, it
 * returns NULL and counts the loss if `count`: once an operation, which the tool counts
 * as seen. `raw` as for KIT_READ: a task whose type the verifier does not know has its
 * value in the hash; a plan with programs of raw_tp has all there.
 *
 * The hash knows tasks by their addresses. An address is another's only after
 * sched_process_free, when the task runs no more and nobody wakes it: then the value
 * goes. Emptied first, so that nothing is left of it even if it stays because the
 * bucket's lock is held by what this interrupted. */
#define KIT_TASKS(value_type)								\
	struct {									\
		__uint(type, BPF_MAP_TYPE_TASK_STORAGE);				\
		__uint(map_flags, BPF_F_NO_PREALLOC);					\
		__type(key, int);							\
		__type(value, struct value_type);					\
	} kit_tasks SEC(".maps");							\
	struct {									\
		__uint(type, BPF_MAP_TYPE_HASH);					\
		__uint(max_entries, 1);							\
		__type(key, __u64);							\
		__type(value, struct value_type);					\
	} kit_tasks_hash SEC(".maps");							\
											\
	static __always_inline __attribute__((unused)) struct value_type *kit_task_find(\
		bool raw, struct task_struct *task)					\
	{										\
		__u64 key = (__u64)task;						\
											\
		if (!raw && kit_config.storage)						\
			return bpf_task_storage_get(&kit_tasks, task, NULL, 0);		\
		return bpf_map_lookup_elem(&kit_tasks_hash, &key);			\
	}										\
											\
	static __always_inline __attribute__((unused)) struct value_type *kit_task_get(	\
		bool raw, struct task_struct *task, bool count)				\
	{										\
		struct value_type *value, zero = {};					\
		__u64 key = (__u64)task;						\
		int error = -KIT_EBUSY; /* see kit_is_first */				\
											\
		if (!raw && kit_config.storage) {					\
			value = bpf_task_storage_get(					\
				&kit_tasks, task, NULL, BPF_LOCAL_STORAGE_GET_F_CREATE);\
		} else {								\
			value = bpf_map_lookup_elem(&kit_tasks_hash, &key);		\
			if (!value) {							\
				error = bpf_map_update_elem(				\
					&kit_tasks_hash, &key, &zero, BPF_NOEXIST);	\
				value = bpf_map_lookup_elem(&kit_tasks_hash, &key);	\
			}								\
		}									\
		if (value || !count)							\
			return value;							\
		if (error == -KIT_EBUSY)						\
			kit_count(storage_busy);					\
		else									\
			kit_count(map_full);						\
		return NULL;								\
	}										\
											\
	SEC("raw_tp/sched_process_free")						\
	int kit_reap(const __u64 *ctx)							\
	{										\
		struct value_type *value, zero = {};					\
		__u64 key = ctx[0];							\
											\
		value = bpf_map_lookup_elem(&kit_tasks_hash, &key);			\
		if (value) {								\
			*value = zero;							\
			bpf_map_delete_elem(&kit_tasks_hash, &key);			\
		}									\
		return 0;								\
	}										\
	struct value_type *kit_anchor_##value_type __attribute__((unused))

#endif
