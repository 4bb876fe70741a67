// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * What every tool's kernel side is built of: the switch and the settings that
 * user space holds, the ledger's counters, filters, records.
 *
 * Each object has its own copy of these maps. `tools/kit` finds them by name
 * and mirrors their structs; `bpf/kit.bpf.c` gives it the Rust types.
 */
#ifndef KIT_BPF_H
#define KIT_BPF_H

#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_tracing.h>
#include "compat.bpf.h"

#define ENOMEM 12
#define EEXIST 17

char LICENSE[] SEC("license") = "Dual MIT/GPL";

/* A user space that skips the unused halves of these cannot go wrong: all of
 * it is constant when the program is verified, so the verifier removes the
 * code of every filter that was not asked for. */
#define KIT_COMMS 16

struct kit_comm {
	__u64 want[2]; /* 16 bytes of the name */
	__u64 mask[2]; /* the bytes of it that count */
};

struct kit_config {
	__u64 pidns_dev; /* our PID namespace, 0 if it is the initial one */
	__u64 pidns_ino;
	__u64 cgroup_id; /* the same cgroup, for what is not the current task's */
	__u32 own;	 /* our own process: a tool never reports itself */
	__u32 pids;   /* how many processes, threads, users are asked for: 0 = all */
	__u32 tids;
	__u32 uids;
	__u32 pid; /* the one, if it is one; else they stand in kit_set */
	__u32 tid;
	__u32 uid;
	__u32 comms;
	__u32 cgroup; /* a cgroup is asked for: kit_cgroup holds it */
	__u32 follow; /* kit_tree holds the processes asked for */
	__u32 iterates;	   /* this kernel has what kit_turns asks for */
	__u32 holds;	   /* ... and kit_hold */
	__u32 task_struct; /* numbers of types, for kit_plain; 0: it cannot */
	__u32 request;
	__u32 upid;
	__u32 sock;
	__u32 file;
	__u32 timespec64;
	__u32 sk_buff;
	__u32 iphdr;
	__u32 ipv6hdr;
	__u32 tcphdr;
	__u32 keyless; /* nothing is told apart: see hists.bpf.h */
	__u32 storage; /* values of tasks hang on the tasks: see storage.bpf.h */
	__u32 bio;
	struct kit_comm comm[KIT_COMMS];
};

const volatile struct kit_config kit_config SEC(".rodata.kit") = {};

/* Shared with user space by memory mapping, so that neither side needs a
 * system call to flip or read it. */
#define KIT_WAKE_NEVER 0 /* user space looks by itself in at most 100 ms */
#define KIT_WAKE_FULL 1	 /* ... but wants to know when the buffer fills */
#define KIT_WAKE_ANY 2	 /* it sleeps: the next record wakes it */

struct kit_live {
	__u32 on;	  /* count and report; off while attaching and at the end */
	__u32 wake;	  /* KIT_WAKE_*: the program that wakes resets it */
	__u64 fill;	  /* bytes in the buffer from which it is "filling" */
	__u64 size;	  /* of the ring buffer */
	__u32 generation; /* of the histograms: flipped at each read-out */
	__u32 zero;	  /* always: see KIT_ZERO */
	__u64 since;	  /* when `on` was set, CLOCK_MONOTONIC */
};

volatile struct kit_live kit_live SEC(".data.kit") = {};

/* A zero that the verifier does not know. It follows each value that it does know
 * to the end of the program; where several ways meet again, a constant of one of
 * them plus this lets it go on once for all, and the tool start sooner. */
#define KIT_ZERO (kit_live.zero)

/* The kernel's half of the ledger. Per CPU to keep cache lines apart, and
 * still atomic: on a preemptible kernel a program can be interrupted by another
 * on its own CPU (BPF programs run with migration disabled, not preemption,
 * since commit 74d862b682f5 "sched: Make migrate_disable/enable() independent
 * of RT"), and a lost count would be a lie. */
struct kit_counts {
	__u64 seen;
	__u64 ring_full;
	__u64 ring_busy;
	__u64 map_full;
	__u64 storage_busy;
	__u64 no_memory;
	__u64 unfinished; /* begun, and given up before the end of the run */
	__u64 unfollowed; /* processes that kit_tree had no room for */
	__u64 no_start;
	__u64 no_end;
	__u64 cut;
	__u64 fault;
};

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct kit_counts);
} kit_ledger SEC(".maps");

#define kit_count(what) kit_count_more(what, 1)

#define kit_count_more(what, number)                                          \
	({                                                                    \
		__u32 zero_ = 0;                                              \
		struct kit_counts *counts_ =                                  \
			bpf_map_lookup_elem(&kit_ledger, &zero_);             \
		if (counts_)                                                  \
			__sync_fetch_and_add(&counts_->what, number);         \
	})

/* The same for what nothing else counts meanwhile: see rows.bpf.h. */
#define kit_count_alone(what)                                                 \
	({                                                                    \
		__u32 zero_ = 0;                                              \
		struct kit_counts *counts_ =                                  \
			bpf_map_lookup_elem(&kit_ledger, &zero_);             \
		if (counts_)                                                  \
			counts_->what++;                                      \
	})

/* From one time to another, as the clocks of two CPUs tell. */
static __always_inline __u64 kit_span(__u64 from, __u64 to)
{
	return to > from ? to - from : 0;
}

/* An insert that cannot be lost in silence. */
static __always_inline bool kit_map_put(void *map, const void *key, const void *value)
{
	if (bpf_map_update_elem(map, key, value, BPF_ANY) == 0)
		return true;
	kit_count(map_full);
	return false;
}

/* Whether this key has not come before, for what several may find at once. `map` is of
 * type LRU_HASH, so there is room. */
static __always_inline bool kit_is_first(void *map, const void *key)
{
	__u8 yes = 1;
	int error = bpf_map_update_elem(map, key, &yes, BPF_NOEXIST);

	/* As an int: before commit d7ba4cc900bf "bpf: return long from bpf_map_ops funcs"
	 * (6.4) the upper half is not that of a negative number. */
	return error != -EEXIST;
}

/* What has begun and will not end any more is forgotten, and counted if it was there. */
static __always_inline void kit_give_up(void *map, const void *key)
{
	if (bpf_map_delete_elem(map, key))
		return;
	kit_count(seen);
	kit_count(unfinished);
}

#include "kfunc.bpf.h"
#include "filter.bpf.h"
#include "event.bpf.h"
#include "hist.bpf.h"

#endif
