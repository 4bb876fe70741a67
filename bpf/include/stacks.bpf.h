// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * Stacks as part of a key: what is summed up is kept in the kernel under their hashes,
 * and the frames go to user space through the ring buffer when a hash is new. There is
 * no map of stacks in between (BPF_MAP_TYPE_STACK_TRACE has one place for each hash, and
 * refuses the second stack that wants it), and user space hears at once of a process
 * whose mappings it has to read while it lives.
 *
 * Keys stand in two maps; user space flips between them, waits until no program can
 * still be adding to the old one, and then takes all out of that.
 *
 * For programs that run with interrupts off, as the buffer is the CPU's: clocks, and
 * the tracepoints of the scheduler.
 */
#ifndef KIT_STACKS_BPF_H
#define KIT_STACKS_BPF_H

#include "task.bpf.h"

/* kernel.perf_event_max_stack, if nobody has changed it. One more is taken where there is one,
 * and not shown: it tells that a stack is deeper. */
#define KIT_FRAMES 127

#define KIT_STACK_SPAN (64 << 20)

struct kit_stacks_config {
	__u64 seed;	    /* of this run, so that nobody can prepare stacks that hash alike */
	__u32 kernel, user; /* which stacks are taken */
	__u32 bytes;	    /* of one at most: eight times the depth, and one frame more */
	__u32 unused;
};

const volatile struct kit_stacks_config kit_stacks_config SEC(".rodata.stacks") = {};

/* Hashes of stacks. Those of processes depend on process and address space, too. */
#define KIT_NO_STACK 0	 /* it has no frames */
#define KIT_LOST_STACK 1 /* it could not be taken or sent, which user space counts */

struct kit_stack {
	__u64 kernel, user;
};

/* A stack that is new. The tail is its frames, innermost first. */
struct kit_stack_record {
	struct kit_head head;
	__u64 hash;
	__u64 space; /* see kit_space; 0: of the kernel */
};

struct kit_stack_buffer {
	struct kit_stack_record record;
	__u64 frames[KIT_FRAMES + 1];
};

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct kit_stack_buffer);
} kit_stack_buffers SEC(".maps");

/* The hashes whose frames user space has. Preallocated, as before 6.1 programs of clocks
 * may use no other. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1);
	__type(key, __u64);
	__type(value, __u32);
} kit_stacks_known SEC(".maps");

/* What a key adds up. */
struct kit_sum {
	__u64 count, sum;
};

/* `key_type` is the tool's struct, whose first member is `struct kit_stack stack`.
 * Declares kit_stacks_add(key, value). */
#define KIT_STACKS(key_type)                                                           \
	struct key_type *kit_anchor_##key_type __attribute__((unused));                \
	KIT_STACKS_MAP(key_type, kit_stacks_0);                                        \
	KIT_STACKS_MAP(key_type, kit_stacks_1);                                        \
	static __always_inline void kit_stacks_add(struct key_type *key, __u64 value)  \
	{                                                                              \
		kit_sums_add(kit_live.generation & 1 ? (void *)&kit_stacks_1           \
						     : (void *)&kit_stacks_0,          \
			     key, value);                                              \
	}

#define KIT_STACKS_MAP(key_type, name)           \
	struct {                                 \
		__uint(type, BPF_MAP_TYPE_HASH); \
		__uint(max_entries, 1);          \
		__type(key, struct key_type);    \
		__type(value, struct kit_sum);   \
	} name SEC(".maps")

static __always_inline void kit_sums_add(void *sums, const void *key, __u64 value)
{
	struct kit_sum *sum = bpf_map_lookup_elem(sums, key), none = {};

	if (!sum) {
		/* Another CPU may be first; the second must not overwrite what it added. */
		bpf_map_update_elem(sums, key, &none, BPF_NOEXIST);
		sum = bpf_map_lookup_elem(sums, key);
		if (!sum) {
			kit_count(map_full);
			return;
		}
	}
	__sync_fetch_and_add(&sum->count, 1);
	__sync_fetch_and_add(&sum->sum, value);
}

/* Above where a stack may begin. */
#define KIT_SPACE_EXECS 56

/* What of the current task's address space changes with an exec: where its stack begins,
 * which /proc/PID/stat tells as well, but need not change where addresses are not random;
 * and above it the number of execs, which the kernel tells nobody else. 0 for a thread of the
 * kernel. */
static __always_inline __u64 kit_space(void)
{
	struct task_struct *task;
	struct mm_struct *mm;

	if (kit_current_is_raw()) {
		task = (void *)bpf_get_current_task();
		mm = BPF_CORE_READ(task, mm);
		return mm ? BPF_CORE_READ(mm, start_stack) |
				    BPF_CORE_READ(task, self_exec_id) << KIT_SPACE_EXECS
			  : 0;
	}
	task = kit_plain(bpf_get_current_task_btf(), task_struct);
	mm = task->mm;
	return mm ? mm->start_stack | task->self_exec_id << KIT_SPACE_EXECS : 0;
}

static __always_inline struct kit_stack_buffer *kit_stack_buffer(void)
{
	__u32 first = 0;

	return bpf_map_lookup_elem(&kit_stack_buffers, &first);
}

/* The hash of the frames in the buffer, of which user space then knows. `bytes` is what
 * the helper returned that took them. */
static __always_inline __u64 kit_stack_known(struct kit_stack_buffer *buffer, long bytes,
					     __u64 space, const struct kit_who *who)
{
	struct kit_stack_record *record = &buffer->record;
	__u64 hash = kit_stacks_config.seed ^ space;
	__u32 one = 1, number, tail;

	/* What fork copies has the same addresses in the child, which may then put other code
	 * there. */
	if (space)
		hash = hash * 0x9e3779b97f4a7c15ULL ^ bpf_get_current_pid_tgid() >> 32;
	if (!bytes)
		return KIT_NO_STACK;
	if (bytes < 0)
		return KIT_LOST_STACK;
	number = bytes / 8;
	for (__u32 i = 0; i <= KIT_FRAMES && i < number; i++) {
		hash = (hash ^ buffer->frames[i]) * 0x9e3779b97f4a7c15ULL;
		hash ^= hash >> 32;
	}
	hash |= 2; /* never one that means something else */
	if (bpf_map_lookup_elem(&kit_stacks_known, &hash))
		return hash;
	tail = bytes;
	kit_fill(&record->head, who, sizeof(*record), tail);
	record->hash = hash;
	record->space = space;
	barrier_var(tail);
	if (tail > sizeof(buffer->frames) ||
	    bpf_ringbuf_output(&kit_events, record, sizeof(*record) + tail, kit_wake()))
		return KIT_LOST_STACK;
	/* Where there is no room it is sent anew each time, and nothing is lost. */
	bpf_map_update_elem(&kit_stacks_known, &hash, &one, BPF_ANY);
	return hash;
}

/* The kernel's stack of the current task. */
static __always_inline __u64 kit_stack_kernel(void *ctx, struct kit_stack_buffer *buffer,
					      const struct kit_who *who)
{
	if (!kit_stacks_config.kernel)
		return KIT_NO_STACK;
	return kit_stack_known(
		buffer, bpf_get_stack(ctx, buffer->frames, kit_stacks_config.bytes, 0), 0, who);
}

/* How much of the current process's stack there is to take. Frames are found along
 * pointers, of which the first is in a register. In code without frame pointers that
 * holds anything; where it cannot be one (a frame lies above the stack's end, and no
 * farther than stacks are long), the kernel need not follow it, which would mostly end
 * in a fault and cost more than all the rest. dd6e10fbd9fb "bpf: Add bpf_task_pt_regs()
 * helper" (5.15). */
static __always_inline __u32 kit_user_bytes(void)
{
#if defined(__TARGET_ARCH_x86)
	if (bpf_core_enum_value_exists(enum bpf_func_id, BPF_FUNC_task_pt_regs)) {
		struct pt_regs *regs = (void *)bpf_task_pt_regs(bpf_get_current_task_btf());

		if (regs->bp - regs->sp >= KIT_STACK_SPAN)
			return sizeof(__u64);
	}
#endif
	return kit_stacks_config.bytes;
}

/* The current process's own stack. */
static __always_inline __u64 kit_stack_user(void *ctx, struct kit_stack_buffer *buffer,
					    const struct kit_who *who)
{
	__u64 space;

	if (!kit_stacks_config.user)
		return KIT_NO_STACK;
	space = kit_space();
	if (!space)
		return KIT_NO_STACK;
	return kit_stack_known(buffer,
			       bpf_get_stack(ctx, buffer->frames, kit_user_bytes(),
					     BPF_F_USER_STACK),
			       space, who);
}

#endif
