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

/* 2f064a59a11f "sched: Change task_struct::state" (5.14): the field is __state. At the
 * tracepoint of a switch it is 0 only if the task goes on: a signal has set it back by
 * then, and who wakes it meanwhile sets another. */
struct task_struct___state {
	volatile long state;
} __attribute__((preserve_access_index));

static __always_inline __u64 kit_compat_state(bool raw, struct task_struct *task)
{
	struct task_struct___state *old = (void *)task;

	if (bpf_core_field_exists(old->state))
		return KIT_READ(raw, old, state);
	return KIT_READ(raw, task, __state);
}

/* fa2c3254d7cf "sched/tracing: Don't re-read p->state when emitting sched_switch event"
 * (5.18): sched_switch passes, last, the state that the task leaves with. Its field may
 * be another's by then, who wakes it. */
typedef void (*btf_trace_sched_switch___left)(void *, bool, struct task_struct *,
					      struct task_struct *, unsigned int);

static __always_inline __u64 kit_compat_left(bool raw, void *ctx, struct task_struct *task)
{
	__u64 state;

	if (!bpf_core_type_exists(btf_trace_sched_switch___left))
		return kit_compat_state(raw, task);
	/* In assembler, so that clang does not make one load of several. */
	asm volatile("%0 = *(u64 *)(%1 + 24)" : "=r"(state) : "r"(ctx));
	return (__u32)state;
}

/* Whether the task has a processor. A byte in kernels with 9b6c639aecc1 "sched: Add
 * is_blocked task flag" (7.2), an int before; libbpf changes the size of a load only where
 * both are unsigned. Without SMP, older kernels have no such field, and only the current
 * task can be it. */
struct task_struct___on_cpu {
	unsigned int on_cpu;
} __attribute__((preserve_access_index));

static __always_inline bool kit_compat_on_cpu(bool raw, struct task_struct *task)
{
	struct task_struct___on_cpu *one = (void *)task;
	__u32 on_cpu = 0;

	if (!bpf_core_field_exists(one->on_cpu))
		return KIT_READ(raw, task, pid) == (__u32)bpf_get_current_pid_tgid();
	if (!raw)
		return BPF_CORE_READ_BITFIELD(one, on_cpu);
	bpf_probe_read_kernel(&on_cpu, bpf_core_field_size(one->on_cpu), &one->on_cpu);
	return on_cpu;
}

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

/* 309dca309fc3 "block: store a block_device pointer in struct bio" (5.12): a bio
 * knew its disk. */
struct bio___disk {
	struct gendisk *bi_disk;
} __attribute__((preserve_access_index));

static __always_inline struct gendisk *kit_compat_bio_disk(bool raw, struct bio *bio)
{
	struct bio___disk *old = (void *)bio;

	if (bpf_core_field_exists(old->bi_disk))
		return KIT_READ(raw, old, bi_disk);
	return KIT_READ(raw, KIT_READ(raw, bio, bi_bdev), bd_disk);
}

/* e8a676d61c07 "block: simplify and extend the block_bio_merge tracepoint class"
 * (5.11): block_getrq passes (bio) instead of (queue, bio, operation). */
typedef void (*btf_trace_block_getrq___bio)(void *, struct bio *);

static __always_inline struct bio *kit_compat_getrq(void *ctx)
{
	struct bio *bio;

	/* In assembler as above. */
	if (bpf_core_type_exists(btf_trace_block_getrq___bio))
		asm volatile("%0 = *(u64 *)(%1 + 0)" : "=r"(bio) : "r"(ctx));
	else
		asm volatile("%0 = *(u64 *)(%1 + 8)" : "=r"(bio) : "r"(ctx));
	return bio;
}

/* 5f89154e8e9e "block: Use enum to define RQF_x bit indexes" (6.11): before it
 * RQF_FLUSH_SEQ was always the fifth bit, and then the second, of an enum that had
 * no name at first. What is asked there came with the same release: 1122c0c1cc71
 * "block: move cache control settings out of queue->flags". */
enum rqf_flags___ours {
	__RQF_FLUSH_SEQ___ours,
};

struct queue_limits___features {
	unsigned int features;
} __attribute__((preserve_access_index));

static __always_inline __u32 kit_compat_flush_seq(void)
{
	struct queue_limits___features *limits = NULL;

	if (bpf_core_enum_value_exists(enum rqf_flags___ours, __RQF_FLUSH_SEQ___ours))
		return 1 << bpf_core_enum_value(enum rqf_flags___ours, __RQF_FLUSH_SEQ___ours);
	return bpf_core_field_exists(limits->features) ? 1 << 1 : 1 << 4;
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

/* c504e5c2f964 "net: skb: introduce kfree_skb_reason()" (5.17) and c53795d48ee8 "net:
 * add rx_sk to trace_kfree_skb" (6.11): the tracepoint passes a reason, and then the
 * receiving socket as well. */
typedef void (*btf_trace_kfree_skb___reason)(void *, struct sk_buff *, void *,
					     enum skb_drop_reason);
typedef void (*btf_trace_kfree_skb___rx)(void *, struct sk_buff *, void *, enum skb_drop_reason,
					 struct sock *);

#define KIT_NO_REASON (~0U)

static __always_inline __u32 kit_compat_reason(void *ctx)
{
	__u64 reason = KIT_NO_REASON;

	/* In assembler, see above. */
	if (bpf_core_type_exists(btf_trace_kfree_skb___reason) ||
	    bpf_core_type_exists(btf_trace_kfree_skb___rx))
		asm volatile("%0 = *(u64 *)(%1 + 16)" : "=r"(reason) : "r"(ctx));
	return reason;
}

static __always_inline struct sock *kit_compat_rx_sk(void *ctx)
{
	struct sock *sk = NULL;

	if (bpf_core_type_exists(btf_trace_kfree_skb___rx))
		asm volatile("%0 = *(u64 *)(%1 + 24)" : "=r"(sk) : "r"(ctx));
	return sk;
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

#endif
