// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * The kernel's stacks of tasks that wait, most of them without unwinding: 150 ns a frame
 * are most of what a wait costs, and tasks wait in the same places over and over.
 *
 * Where the return addresses of a stack lie is learned when it is unwound. If the same
 * stand there another time, it is the same stack. For the function that an address leads
 * back into tells where the next one lies: its frame has one size (0bb95f80a38f "Makefile:
 * Globally enable VLA warning", 4.20). Only that of a call's entry varies (39218ff4c625
 * "stack: Optionally randomize kernel stack offset each syscall", 5.13): its own return
 * address is looked for at the stack's outer end, and all others from the inner one.
 *
 * The rest of a stack is full of what earlier calls have left. So an address counts as
 * found only if nothing else in the whole stack is like it. That takes some calls, as many
 * as there are offsets; and what has not been learned is unwound.
 */
#ifndef KIT_UNWOUND_BPF_H
#define KIT_UNWOUND_BPF_H

#include "stacks.bpf.h"

#define KIT_UNWOUND_FRAMES 16
#define KIT_UNWOUND_PLACES 24
#define KIT_UNWOUND_WORDS 255 /* of a stack at most: a place is a byte */
#define KIT_UNWOUND_TRIES 128 /* after these, one in so many */
#define KIT_UNWOUND_MISSES 8 /* in a row, and what is known is given up */
#define KIT_UNWOUND_SLOTS 256

/* On x86 what is above this is code of the kernel, its modules and programs, or small
 * negative numbers (Documentation/arch/x86/x86_64/mm.rst). */
#define KIT_UNWOUND_CODE 0xffffffff80000000ULL
#define KIT_KERNEL_CS 0x10
#define KIT_UNWOUND_ALIGN 64 /* at most: with FRED */

/* A stack that was unwound: its return addresses, and how many words each is away from
 * where the task's stack pointer was. The first are those of its frames. */
struct kit_unwound {
	__u64 from; /* the stack that is looked at: where its pointer is, */
	__u64 to;   /* and the registers of the entry into the kernel */
	__u64 whose;
	__u64 hash;
	__u64 outermost; /* it lies next to the registers of the entry */
	__u32 number;	 /* of places; 0: nothing is known yet */
	__u32 tries;
	__u64 words[KIT_UNWOUND_PLACES];
	__u8 places[KIT_UNWOUND_PLACES];
	__u8 times[KIT_UNWOUND_FRAMES];
};

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, KIT_UNWOUND_SLOTS);
	__type(key, __u32);
	__type(value, struct kit_unwound);
} kit_unwound SEC(".maps");

/* What is needed to look at stacks, under lockdown as well. */
static __always_inline bool kit_unwound_can(void)
{
	return kit_config.iterates && kit_config.timespec64;
}

/* bpf_task_pt_regs: dd6e10fbd9fb "bpf: Add bpf_task_pt_regs() helper" (5.15). */
static __always_inline struct kit_unwound *kit_unwound_find(struct task_struct *task, __u32 *slot)
{
#if defined(__TARGET_ARCH_x86)
	struct kit_unwound *known;
	struct pt_regs *regs;
	__u64 whose;

	if (kit_unwound_can() &&
	    bpf_core_enum_value_exists(enum bpf_func_id, BPF_FUNC_task_pt_regs)) {
		regs = (void *)bpf_task_pt_regs(task);
		whose = (__u64)task->tgid << 32 | (__u32)regs->orig_ax;
		*slot = whose * 0x9e3779b97f4a7c15ULL >> 56;
		known = bpf_map_lookup_elem(&kit_unwound, slot);
		if (!known)
			return NULL;
		known->from = task->thread.sp;
		/* Read back it is a number, with which the verifier lets one reckon. */
		*(struct pt_regs *volatile *)&known->to = regs;
		if (known->whose != whose) {
			known->whose = whose;
			known->number = known->tries = 0;
		}
		return known;
	}
#endif
	return NULL;
}

/* Whether this is the stack that is known. User space may have forgotten its frames. Four at
 * a time: the verifier follows each way out of a loop to the program's end. */
static __always_inline bool kit_unwound_same(struct kit_unwound *known)
{
	const __u64 from = known->from;
	__u64 others = kit_load(known->to - 8) ^ known->outermost;

	for (__u32 i = 0; i < KIT_UNWOUND_PLACES; i++) {
		if (i % 4 == 0 && i >= known->number)
			break;
		others |= kit_load(from + 8 * known->places[i]) ^ known->words[i];
	}
	if (others || !known->number || !bpf_map_lookup_elem(&kit_stacks_known, &known->hash))
		return false;
	known->tries = 0;
	return true;
}

/* Whether return addresses of the task are not on its stack: tracers of returns put their
 * own there, and the kernel unwinds with those that they keep elsewhere. */
struct task_struct___hooked {
	unsigned long *ret_stack;
	struct llist_head rethooks;
} __attribute__((preserve_access_index));

static __always_inline bool kit_unwound_hooked(struct task_struct *task)
{
	struct task_struct___hooked *one = (void *)kit_plain(task, task_struct);

	return (bpf_core_field_exists(one->ret_stack) && one->ret_stack) ||
	       (bpf_core_field_exists(one->rethooks) && one->rethooks.first);
}

/* All ones if a number is smaller than another, or if it is 0. In branches the verifier would
 * get lost: it follows both ways of each to the program's end. */
static __always_inline __u64 kit_if_less(__u64 a, __u64 b)
{
	__u64 less = a - b;

	barrier_var(less); /* clang would make a branch of it */
	return (__s64)less >> 63;
}

static __always_inline __u64 kit_if_zero(__u64 a)
{
	__u64 zero = ~(a | -a);

	barrier_var(zero);
	return (__s64)zero >> 63;
}

/* A word of the stack while it is learned: one of the frames', or another. There may be
 * returns to functions among these that the kernel leaves out (in_sched_functions), up to
 * the outermost frame that they could be called from. False if there is no room. */
static __always_inline bool kit_unwound_word(struct kit_unwound *known, __u64 frames, __u64 place,
					     __u64 word)
{
	__u64 is, frame = 0;
	__u32 at;

	for (__u32 i = 0; i < KIT_UNWOUND_FRAMES; i++) {
		is = kit_if_zero(known->words[i] ^ word);
		known->places[i] += place & is;
		known->times[i] -= is;
		frame |= is;
	}
	if (frame || known->times[(frames - 1) & (KIT_UNWOUND_FRAMES - 1)])
		return true;
	at = known->number;
	if (at >= KIT_UNWOUND_PLACES)
		return false;
	known->words[at] = word;
	known->places[at] = place;
	known->number++;
	return true;
}

/* Whether the address here was saved by an exception, behind whose registers the stack is
 * aligned anew, so that no distance is fixed: the kernel's code segment follows, and, with
 * the flags between, where the stack goes on. */
static __always_inline __u64 kit_unwound_aligned(__u64 here)
{
	__u64 on = kit_load(here + 24) - here - 40;

	return kit_if_zero((__u16)kit_load(here + 8) ^ KIT_KERNEL_CS) &
	       kit_if_less(on, KIT_UNWOUND_ALIGN) & ~kit_if_less(on, 0);
}

/* Whether all of a stack's places are sure. Fills the rest with what is always so. */
static __always_inline bool kit_unwound_sure(struct kit_unwound *known, __u32 frames)
{
	__u64 unsure = 0;

	for (__u32 i = 0; i < KIT_UNWOUND_PLACES; i++) {
		__u64 used = kit_if_less(i, known->number);

		unsure |= used & kit_unwound_aligned(known->from + 8 * known->places[i]);
		if (i < KIT_UNWOUND_FRAMES)
			unsure |= kit_if_less(i, frames) & (known->times[i] ^ 1);
		known->words[i] = (known->words[i] & used) | (known->words[0] & ~used);
		known->places[i] = (known->places[i] & used) | (known->places[0] & ~used);
	}
	return !unsure;
}

/* Whether it is time to learn: again and again, but not for ever. */
static __always_inline bool kit_unwound_tries(struct kit_unwound *known)
{
	__u32 tries = ++known->tries;

	if (known->number)
		return tries >= KIT_UNWOUND_MISSES;
	return tries <= KIT_UNWOUND_TRIES || tries % KIT_UNWOUND_TRIES == 0;
}

/* Learns where the frames of a stack lie that was just unwound. A function of its own, which
 * the verifier follows once and not for each way to it; before e5069b9c23b3 "bpf: Support
 * pointers in global func args" (5.12) such a one takes only numbers. */
__attribute__((noinline)) int kit_unwound_learn(__u32 slot, __u64 frames, __u64 hash)
{
	struct kit_unwound *known = bpf_map_lookup_elem(&kit_unwound, &slot);
	const struct kit_stack_buffer *buffer = kit_stack_buffer();
	__u64 place = KIT_ZERO;
	__u64 words, word;

	/* Before 2afae08c9dcb "bpf: Validate global subprogs lazily" (6.8) it is looked at even
	 * where nothing calls it. */
	if (!kit_unwound_can() || !known || !buffer || !kit_unwound_tries(known))
		return 0;
	known->number = 0;
	words = (known->to - known->from) / 8;
	if (!frames || words > KIT_UNWOUND_WORDS)
		return 0;
	barrier_var(frames); /* of a number less one the verifier would not know enough */
	if (frames > KIT_UNWOUND_FRAMES)
		return 0;
	known->outermost = buffer->frames[frames];
	known->hash = hash;
	__builtin_memset(known->words, 0, sizeof(known->words));
	__builtin_memset(known->places, 0, sizeof(known->places));
	__builtin_memset(known->times, 0, sizeof(known->times));
	for (__u32 i = 0; i < KIT_UNWOUND_FRAMES; i++)
		known->words[i] = buffer->frames[i] & kit_if_less(i, frames);
	known->number = frames;
	kit_turns(KIT_UNWOUND_WORDS) {
		word = kit_load(known->from + 8 * place);
		if (place >= words)
			break;
		if (word >= KIT_UNWOUND_CODE && !kit_unwound_word(known, frames, place, word))
			break;
		place++;
	}
	if (place < words || kit_load(known->to - 8) != known->outermost ||
	    !kit_unwound_sure(known, frames))
		known->number = 0;
	else
		known->tries = 0;
	return 0;
}

/* The kernel's stack of a task that does not run: it begins in the scheduler, where that
 * of the current one has a dozen frames of tracing before, and costs twice as much. The
 * kernel leaves out functions that only wait (in_sched_functions: schedule, mutex_lock,
 * down_write), whatever calls them being the innermost. Needs a task whose type the
 * verifier knows. */
static __always_inline __u64 kit_stack_task(struct task_struct *task,
					    struct kit_stack_buffer *buffer,
					    const struct kit_who *who)
{
	struct kit_unwound *known;
	__u32 slot;
	__u64 hash;
	long bytes;

	if (!kit_stacks_config.kernel)
		return KIT_NO_STACK;
	known = kit_unwound_find(task, &slot);
	if (known && kit_unwound_same(known))
		return known->hash;
	bytes = bpf_get_task_stack(task, buffer->frames, kit_stacks_config.bytes, 0);
	hash = kit_stack_known(buffer, bytes, 0, who);
	if (known && hash > KIT_LOST_STACK && !kit_unwound_hooked(task))
		kit_unwound_learn(slot, bytes / sizeof(__u64) - 1, hash);
	return hash;
}

#endif
