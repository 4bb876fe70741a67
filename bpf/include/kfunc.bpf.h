// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * Functions of the kernel that programs may call (kfuncs), and types that pointers
 * can be cast to, by their numbers in the kernel's BTF. For an extern libbpf would
 * read all of the BTF; the kit finds the numbers with its own (tools/kit/types.rs)
 * and writes them into the object before the load. What this kernel lacks, it
 * leaves 0 in kit_config: a tool asks that first.
 */
#ifndef KIT_KFUNC_BPF_H
#define KIT_KFUNC_BPF_H

/* bpf_NAME as kit_NAME. bpf/build.rs reads this list and finds the calls by their
 * number, which no helper has. */
#define KIT_KFUNC(number, result, name, ...) \
	static result (*const kit_##name)(__VA_ARGS__) = (void *)(0x4b460000 + number)

struct bpf_iter_num;

KIT_KFUNC(0, int, iter_num_new, struct bpf_iter_num *it, int start, int end);
KIT_KFUNC(1, int *, iter_num_next, struct bpf_iter_num *it);
KIT_KFUNC(2, void, iter_num_destroy, struct bpf_iter_num *it);
KIT_KFUNC(3, void *, rdonly_cast, const void *pointer, __u32 type);
KIT_KFUNC(4, void, preempt_disable, void);
KIT_KFUNC(5, void, preempt_enable, void);

/* The same pointer, of which the verifier knows only the type, and so of pointers
 * that are read from it. Since 6.2 it trusts some, and for each load of a pointer
 * from such a one it searches all of the kernel's BTF several times: 0.6 ms.
 * a35b9af4ec2c "bpf: Add a kfunc for generic type cast" (6.2). */
#define kit_plain(pointer, type)                                               \
	({                                                                     \
		struct type *plain_ = (pointer);                               \
		if (kit_config.type)                                           \
			plain_ = kit_rdonly_cast(plain_, kit_config.type);     \
		plain_;                                                        \
	})

/* Two words, as the verifier sees struct timespec64 on every kernel: a way to read
 * what lies where no type tells. */
struct kit_words {
	__u64 first, second;
};

/* A word of the kernel's memory, 0 if it cannot be read; where kit_config.timespec64 is
 * known. It is one instruction, and works under lockdown. */
static __always_inline __u64 kit_load(__u64 place)
{
	return ((struct kit_words *)kit_rdonly_cast((void *)place, kit_config.timespec64))->first;
}

/* Around all that a program at a function in user space does. Functions with 64 bytes of stack
 * or more have theirs in memory of the CPU, as it skips a program that it runs already
 * (a76ab5731e32 "bpf: Find eligible subprogs for private stack support", 6.13). Only those of
 * user space it does not skip: where one is preempted and another process runs it too, that
 * writes over the stack of the first, whose filters then miss in silence. fc7566ad0a82 "bpf: Introduce
 * bpf_preempt_[disable,enable] kfuncs" (6.10). */
static __always_inline void kit_hold(void)
{
	if (kit_config.holds)
		kit_preempt_disable();
}

static __always_inline void kit_let_go(void)
{
	if (kit_config.holds)
		kit_preempt_enable();
}

/* A loop of so many turns, at least one. Of one that asks a number iterator the
 * verifier follows a turn until it meets nothing new; of others each turn, and
 * every path through it. For those the struct is only the counter.
 * 6018e1f407cc "bpf: implement numbers iterator" (6.4). */
struct bpf_iter_num {
	__u64 turn;
} __attribute__((aligned(8)));

static __always_inline struct bpf_iter_num *kit_turns_begin(struct bpf_iter_num *it, int turns)
{
	it->turn = 0;
	if (kit_config.iterates)
		kit_iter_num_new(it, 1, turns);
	return it;
}

static __always_inline struct bpf_iter_num *kit_turns_next(struct bpf_iter_num *it, int turns)
{
	if (kit_config.iterates)
		return kit_iter_num_next(it) ? it : NULL;
	return ++it->turn < turns ? it : NULL;
}

static __always_inline void kit_turns_end(struct bpf_iter_num *it)
{
	if (kit_config.iterates)
		kit_iter_num_destroy(it);
	else
		*(volatile __u64 *)&it->turn = 0; /* the verifier sees all ends alike */
}

/* The first turn is not asked for, so that the loop ends with a jump and does not
 * fall through to its beginning, which is refused before 10e14e9652bf "bpf: fix
 * control-flow graph checking in privileged mode" (6.7). */
#define kit_turns(turns)                                                      \
	for (struct bpf_iter_num it_ __attribute__((cleanup(kit_turns_end))), \
	     *next_ = kit_turns_begin(&it_, turns);                           \
	     next_; next_ = kit_turns_next(&it_, turns))

#endif
