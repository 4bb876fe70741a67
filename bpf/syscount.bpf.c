// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * syscount: system calls counted where they end. By number alone they are counted
 * in tables; by anything else, in rows by key.
 */
#include "kit.bpf.h"
#include "hists.bpf.h"
#include "rows.bpf.h"
#include "storage.bpf.h"
#include "syscall.bpf.h"
#include "task.bpf.h"

#define ENOSYS 38
#define MAX_ERRNO 4095
#define GONE ((__u32)-1) /* in place of a number: see kit_is_gone */

#define WANTED 1 /* it is one of those asked for */
#define FORKS 2	 /* it returns in the child as well, with 0 */

struct call_key {
	__u32 nr;
	__u32 abi; /* enum kit_abi */
	__u32 error;
	__u32 pid;
	__u32 host_pid;
	char comm[16];
};

struct call_row {
	__u64 succeeded;
	__u64 failed;
};

struct timed_row {
	struct call_row ended;
	struct kit_hist hist; /* fewer, where the beginning was not seen */
};

/* The call that a task is in. */
struct started {
	__u64 since; /* 0: none, or it began before the tool */
};

KIT_ROWS(calls, call_key, call_row);
KIT_ROWS_PER_CPU(timed, call_key, timed_row);
KIT_TABLES(numbers, KIT_ABIS, call_row);
KIT_TASKS(started);

const volatile __u32 latency = 0;
const volatile __u32 by_call = 0;
const volatile __u32 by_process = 0;
const volatile __u32 by_error = 0;
const volatile __u32 failures = 0;
const volatile __u32 some_errors = 0;
const volatile __u32 some_calls = 0;
const volatile __u32 gone = 0; /* that is one of them */
const volatile __u64 errors[(MAX_ERRNO + 1) / 64] = {};
const volatile __u8 kinds[KIT_ABIS][KIT_TABLE] = {};

/* A call, at its end. */
struct call {
	__u32 nr, abi;
	__u32 error; /* 0: it succeeded */
};

static __always_inline bool wanted(const struct call *call, long ret)
{
	__u32 kind = gone && call->nr == GONE ? WANTED : 0, nr = call->nr;

	if (failures && !call->error)
		return false;
	if (some_errors && !(errors[call->error / 64] >> (call->error % 64) & 1))
		return false;
	if (nr < KIT_TABLE) {
		barrier_var(nr);
		kind = kinds[call->abi][nr & (KIT_TABLE - 1)];
	}
	if (some_calls && !(kind & WANTED))
		return false;
	return ret || !(kind & FORKS);
}

static __always_inline void count(struct call_row *row, const struct call *call)
{
	__sync_fetch_and_add(call->error ? &row->failed : &row->succeeded, 1);
}

static __always_inline void keyed(const struct call *call, const struct call_key *key, __u64 since)
{
	struct timed_row *timed;
	struct call_row *row;

	kit_count(seen);
	if (latency) {
		timed = timed_row(key);
		if (!timed)
			return;
		count(&timed->ended, call);
		if (since)
			kit_hist_add(&timed->hist, bpf_ktime_get_ns() - since);
		else
			kit_count(no_start);
	} else {
		row = calls_row(key);
		if (row)
			count(row, call);
	}
}

/* Who is asked for may become so, or no longer be so, by the call itself: here it is
 * only asked what calls do not change. */
static __always_inline int entered(bool raw)
{
	struct started *started;
	struct kit_who who;

	if (!kit_among(&who, true))
		return 0;
	started = kit_task_get(raw, kit_current(), false);
	if (started)
		started->since = bpf_ktime_get_ns();
	return 0;
}

/* The time of a beginning is used once, whether the call is wanted or not. */
static __always_inline __u64 beginning(bool raw)
{
	struct started *started = kit_task_find(raw, kit_current());
	__u64 since;

	if (!started)
		return 0;
	since = started->since;
	started->since = 0;
	return since;
}

static __always_inline int returned(bool raw, const struct kit_regs *regs, long ret)
{
	const bool by_number = by_call && !by_process && !by_error && !latency;
	__u64 since = latency ? beginning(raw) : 0;
	struct call_row *row;
	struct call_key key = {};
	struct call call;
	struct kit_who who;

	call.abi = kit_abi(raw, regs);
	call.nr = KIT_NR(regs);
	call.error = ret < 0 && ret >= -MAX_ERRNO ? -ret : 0;
	if (kit_is_gone(regs)) {
		call.nr = GONE;
		if (call.error != ENOSYS)
			call.error = 0;
	}
	if (!wanted(&call, ret) || !kit_admits(&who))
		return 0;
	if (by_number && call.nr < KIT_TABLE) {
		/* This is the one count that there is of it. */
		row = numbers_row(call.abi, call.nr);
		if (row)
			count(row, &call);
		return 0;
	}
	if (by_call) {
		key.nr = call.nr;
		key.abi = call.abi;
	}
	if (by_error)
		key.error = call.error;
	if (by_process) {
		key.pid = who.pid;
		key.host_pid = who.host_pid;
		kit_process_comm(raw || kit_current_is_raw(), key.comm);
	}
	keyed(&call, &key, since);
	return 0;
}

/* Every system call of the host passes here. */
SEC("tp_btf/sys_exit")
int BPF_PROG(btf_exit, struct pt_regs *regs, long ret)
{
	return returned(false, (void *)regs, ret);
}

SEC("tp_btf/sys_enter")
int btf_enter(void *ctx)
{
	return entered(false);
}

SEC("raw_tp/sys_enter")
int raw_enter(void *ctx)
{
	return entered(true);
}

SEC("raw_tp/sys_exit")
int BPF_PROG(raw_exit, struct pt_regs *regs, long ret)
{
	struct kit_regs copy = {};

	bpf_probe_read_kernel(&copy, sizeof(copy), regs);
	return returned(true, &copy, ret);
}
