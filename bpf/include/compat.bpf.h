// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * Kernel changes: one function for each, under the commit that made it. The
 * question is always put to the running kernel's BTF, never to a version.
 * Variants of a kernel's struct carry three underscores and a name of ours:
 * libbpf compares what stands before.
 */
#ifndef COMPAT_BPF_H
#define COMPAT_BPF_H

/* A read of a kernel structure: direct where the verifier knows the pointer's
 * type (tp_btf; the only way under lockdown), else by helper. `raw` is a
 * constant, so one of the two vanishes. */
#define KIT_READ(raw, p, field)                         \
	({                                              \
		__typeof__(p) p_ = (p);                 \
		__typeof__(p_->field) v_;               \
		if (raw)                                \
			v_ = BPF_CORE_READ(p_, field);  \
		else                                    \
			v_ = p_->field;                 \
		v_;                                     \
	})

/* a54895fa057c "block: remove the request_queue to argument request based
 * tracepoints" (5.11, and 5.10.137): block_rq_insert, _issue, _requeue and
 * _merge pass (rq) instead of (queue, rq). Only the type of the tracepoint
 * tells. */
typedef void (*btf_trace_block_rq_issue___rq)(void *, struct request *);

static __always_inline struct request *kit_compat_rq(void *ctx)
{
	struct request *rq;

	/* In assembler, as clang would make one load from a computed place of
	 * the two, which the verifier refuses in a context. */
	if (bpf_core_type_exists(btf_trace_block_rq_issue___rq))
		asm volatile("%0 = *(u64 *)(%1 + 0)" : "=r"(rq) : "r"(ctx));
	else
		asm volatile("%0 = *(u64 *)(%1 + 8)" : "=r"(rq) : "r"(ctx));
	return rq;
}

/* f3fa33acca9f "block: remove the ->rq_disk field in struct request" (5.17):
 * the disk is the queue's. */
struct request___disk {
	struct gendisk *rq_disk;
} __attribute__((preserve_access_index));

static __always_inline struct gendisk *kit_compat_disk(bool raw, struct request *rq)
{
	struct request___disk *old = (void *)rq;

	if (bpf_core_field_exists(old->rq_disk))
		return KIT_READ(raw, old, rq_disk);
	return KIT_READ(raw, KIT_READ(raw, rq, q), disk);
}

/* 68497092bde9 "block: make queue stat accounting a reference" (5.17):
 * accounting was the bool enable_accounting. */
struct blk_queue_stats___flag {
	bool enable_accounting;
} __attribute__((preserve_access_index));

static __always_inline bool kit_compat_accounting(bool raw, struct blk_queue_stats *stats)
{
	struct blk_queue_stats___flag *old = (void *)stats;

	if (bpf_core_field_exists(old->enable_accounting))
		return KIT_READ(raw, old, enable_accounting);
	return KIT_READ(raw, stats, accounting) != 0;
}

/* "maccess: fix strncpy_from_user_nofault() empty string handling": before it
 * (5.10 and 6.1 are) an empty string of a process had the length 0, as if it had
 * not even its NUL. Bytes with the NUL; negative if it cannot be read. */
static __always_inline long kit_user_str(char *to, __u32 size, const void *from)
{
	long n;

	*to = 0;
	n = bpf_probe_read_user_str(to, size, from);
	/* 1 for 0, without a branch: in a loop, each doubles the verifier's work. */
	barrier_var(n);
	return n + ((__u64)(n - 1 & ~n) >> 63);
}

/* 6018e1f407cc "bpf: implement numbers iterator" (6.4): of a loop that asks one,
 * the verifier follows a turn until it meets nothing new; of others each turn, and
 * every path through it. For those the struct is only the counter. */
struct bpf_iter_num {
	__u64 turn;
} __attribute__((aligned(8)));

#define kit_iterates() bpf_core_type_exists(struct bpf_iter_num)

static __always_inline struct bpf_iter_num *kit_compat_begin(struct bpf_iter_num *it, int turns)
{
	it->turn = 0;
	if (kit_iterates())
		bpf_iter_num_new(it, 1, turns);
	return it;
}

static __always_inline struct bpf_iter_num *kit_compat_next(struct bpf_iter_num *it, int turns)
{
	if (kit_iterates())
		return bpf_iter_num_next(it) ? it : NULL;
	return ++it->turn < turns ? it : NULL;
}

static __always_inline void kit_compat_end(struct bpf_iter_num *it)
{
	if (kit_iterates())
		bpf_iter_num_destroy(it);
	else
		*(volatile __u64 *)&it->turn = 0; /* the verifier sees all ends alike */
}

/* So many turns, at least one. The first is not asked for, so that the loop ends
 * with a jump and does not fall through to its beginning, which is refused before
 * 10e14e9652bf "bpf: fix control-flow graph checking in privileged mode" (6.7). */
#define kit_turns(turns)                                                       \
	for (struct bpf_iter_num it_ __attribute__((cleanup(kit_compat_end))), \
	     *next_ = kit_compat_begin(&it_, turns);                           \
	     next_; next_ = kit_compat_next(&it_, turns))

/* The same task, of which the verifier knows only the type, and so do pointers
 * that are read from it. Since 6.2 it trusts some, and for each load of a pointer
 * from such a one it searches all of the kernel's BTF several times: 0.6 ms.
 * a35b9af4ec2c "bpf: Add a kfunc for generic type cast" (6.2). */
void *bpf_rdonly_cast(const void *pointer, __u32 type) __weak __ksym;

static __always_inline struct task_struct *kit_compat_plain(struct task_struct *task)
{
	if (kit_iterates()) /* younger than the cast; asked for already */
		return bpf_rdonly_cast(task, bpf_core_type_id_kernel(struct task_struct));
	return task;
}

#endif
