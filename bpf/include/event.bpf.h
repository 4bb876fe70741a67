// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * Records: one header of fixed size, then a tail of text, through one ring
 * buffer. Only bytes that were written are submitted.
 *
 * Short text is assembled on the stack and copied once with its true length
 * (bpf_ringbuf_output reserves, copies and commits in one call). Long text is
 * read straight into a reserved record, because the stack ends at 512 bytes
 * and a per-CPU buffer could be taken over by another program that preempts.
 */
#ifndef KIT_EVENT_BPF_H
#define KIT_EVENT_BPF_H

struct kit_head {
	__u64 time; /* CLOCK_BOOTTIME, when the event was complete */
	__u32 pid, tid, host_pid;
	__u32 uid;
	__u16 size; /* of the header, this one included */
	__u16 kind; /* which header: a tool with one kind leaves it 0 */
	__u32 tail; /* bytes of text behind it */
	char comm[16];
};

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 4096); /* user space sets the real size */
} kit_events SEC(".maps");

/* Clang keeps a struct in BTF only if something with a name has its type; a
 * type that only travels through the ring buffer has nothing else. */
#define KIT_EVENT(type) struct type *kit_anchor_##type __attribute__((unused))

/* Wake user space only if it asked for it: an unconditional wake-up per record
 * costs five times what the record does. */
static __always_inline __u64 kit_wake(void)
{
	__u32 wake = kit_live.wake;

	if (wake == KIT_WAKE_NEVER)
		return BPF_RB_NO_WAKEUP;
	if (wake == KIT_WAKE_FULL &&
	    bpf_ringbuf_query(&kit_events, BPF_RB_AVAIL_DATA) < kit_live.fill)
		return BPF_RB_NO_WAKEUP;
	kit_live.wake = KIT_WAKE_NEVER;
	return BPF_RB_FORCE_WAKEUP;
}

/* A reserve fails when the buffer is full, or when its lock is held by what
 * this program interrupted (an NMI). */
static __always_inline void kit_count_unsent(__u64 size)
{
	if (bpf_ringbuf_query(&kit_events, BPF_RB_AVAIL_DATA) + size + 8 > kit_live.size)
		kit_count(ring_full);
	else
		kit_count(ring_busy);
}

static __always_inline void kit_fill(struct kit_head *head, const struct kit_who *who,
				     __u16 size, __u32 tail)
{
	head->time = bpf_ktime_get_boot_ns();
	head->pid = who->pid;
	head->tid = who->tid;
	head->host_pid = who->host_pid;
	head->uid = who->uid;
	head->size = size;
	head->kind = 0;
	head->tail = tail;
	__builtin_memcpy(head->comm, who->comm, sizeof(head->comm));
}

/* `size` is what is written, tail included; false if it was lost, which is counted. */
static __always_inline bool kit_send(void *record, __u64 size)
{
	if (bpf_ringbuf_output(&kit_events, record, size, kit_wake()) == 0)
		return true;
	kit_count_unsent(size);
	return false;
}

/* A record of its full size, to be filled and then submitted or discarded;
 * `size` must be a constant. NULL is counted. */
static __always_inline void *kit_reserve(__u64 size)
{
	void *record = bpf_ringbuf_reserve(&kit_events, size, 0);

	if (!record)
		kit_count_unsent(size);
	return record;
}

static __always_inline void kit_submit(void *record)
{
	bpf_ringbuf_submit(record, kit_wake());
}

static __always_inline void kit_discard(void *record)
{
	bpf_ringbuf_discard(record, BPF_RB_NO_WAKEUP);
}

#endif
