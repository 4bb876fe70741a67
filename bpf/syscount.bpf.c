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
#define GONE ((__u32)-1) /* in place of a number: see kit_is_gone */

#define WANTED 1 /* it is one of those asked for */
#define FORKS 2	 /* it returns in the child as well, with 0 */

/* The front of a key may be all of it. */
struct call_id {
	__u32 nr;
	__u32 abi; /* enum kit_abi */
};

struct call_key {
	__u32 nr;
	__u32 abi;
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

KIT_TABLES(numbers, KIT_ABIS, call_row);
KIT_ROWS(calls, call_key, call_row);
KIT_ROWS_PER_CPU(timed, call_key, timed_row);
KIT_ROWS_PER_CPU(timed_id, call_id, timed_row);
KIT_TASKS(started);

const volatile __u32 overview = 0; /* of all calls by everybody, by number: see counted */
const volatile __u32 latency = 0;
const volatile __u32 by_call = 0, by_abi = 0; /* the first never without the second */
const volatile __u32 by_process = 0;
const volatile __u32 by_error = 0;
const volatile __u32 failures = 0;
const volatile __u32 some_errors = 0;
const volatile __u32 some_calls = 0;
const volatile __u32 gone = 0; /* that is one of them */
const volatile __u64 errors[(KIT_MAX_ERRNO + 1) / 64] = {};
const volatile __u8 kinds[KIT_ABIS][KIT_TABLE] = {};

/* A call, at its end. */
struct call {
	__u32 nr, abi;
	__u32 error; /* 0: it succeeded */
};

static __always_inline bool wanted(const struct call *call, long ret)
{
	__u32 kind = gone && call->nr == GONE ? WANTED : 0, nr = call->nr, error = call->error;

	if (failures && !call->error)
		return false;
	barrier_var(error); /* the verifier sees the mask only */
	error &= KIT_MAX_ERRNO;
	if (some_errors && !(errors[error / 64] >> (error % 64) & 1))
		return false;
	if ((some_calls || !ret) && nr < KIT_TABLE) {
		barrier_var(nr);
		kind = kinds[call->abi][nr & (KIT_TABLE - 1)];
	}
	if (some_calls && !(kind & WANTED))
		return false;
	return ret || !(kind & FORKS);
}

/* Who is asked for may become so, or no longer be so, by the call itself: here it is
 * only asked what calls do not change. */
static __always_inline int entered(bool raw)
{
	struct started *started;
	struct kit_who who;

	if ((kit_config.pids || kit_config.tids || kit_config.follow) && !kit_among(&who, true))
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

/* What this program counts by processor, it counts alone: see rows.bpf.h. */
static __always_inline void ended(struct call_row *row, bool failed)
{
	if (row && failed)
		row->failed++;
	else if (row)
		row->succeeded++;
}

static __always_inline void timed(struct timed_row *row, bool failed, __u64 took)
{
	if (!row)
		return;
	ended(&row->ended, failed);
	if (took)
		kit_hist_add_alone(&row->hist, took);
	else
		kit_count(no_start);
}

static __always_inline void fill(struct call_key *key, bool raw, const struct call *call,
				 const struct kit_who *who)
{
	if (by_call)
		key->nr = call->nr;
	if (by_abi)
		key->abi = call->abi;
	if (by_error)
		key->error = call->error;
	if (by_process) {
		key->pid = who->pid;
		key->host_pid = who->host_pid;
		kit_process_comm(raw, key->comm);
	}
}

static __always_inline void count(bool raw, const struct call *call, const struct kit_who *who,
				  __u64 since)
{
	const bool id = by_call && !by_process && !by_error;
	__u64 took = since ? bpf_ktime_get_ns() - since : 0; /* to make a row takes time, too */
	struct call_key key = {};
	struct call_row *row;

	if (id && !latency && call->nr < KIT_TABLE) {
		/* The one count that there is of it: user space adds it to what is seen. */
		ended(numbers_row(call->abi, call->nr), call->error);
		return;
	}
	kit_count_alone(seen);
	fill(&key, raw, call, who);
	if (latency)
		timed(id ? timed_id_row((void *)&key) : timed_row(&key), call->error, took);
	else if ((row = calls_row(&key)))
		__sync_fetch_and_add(call->error ? &row->failed : &row->succeeded, 1);
}

/* The overview is what is asked for most, and of each call of the host: so it has a way of
 * its own, with no question of settings on it. Of settings that are off the verifier
 * removes what they lead to, but not the loads, which are more than all the rest. False for
 * numbers that no table has. */
static __always_inline bool counted(bool raw, struct task_struct *current,
				    const struct kit_regs *regs, long ret)
{
	__u32 abi = kit_abi(raw, regs, current), nr = KIT_NR(regs);

	if (nr >= KIT_TABLE)
		return false;
	barrier_var(nr);
	if (!kit_live.on || KIT_READ(raw, current, tgid) == kit_config.own ||
	    (!ret && kinds[abi][nr & (KIT_TABLE - 1)] & FORKS))
		return true;
	ended(numbers_row(abi, nr), kit_error(ret));
	return true;
}

static __always_inline int returned(bool raw, const struct kit_regs *regs, long ret)
{
	const bool helper = raw || kit_current_is_raw();
	struct task_struct *current = kit_current_task(helper);
	struct call call;
	struct kit_who who;
	__u64 since;

	if (overview && !kit_config.pidns_ino && counted(helper, current, regs, ret))
		return 0;
	since = latency ? beginning(raw) : 0;
	call.abi = kit_abi(helper, regs, current);
	call.nr = KIT_NR(regs);
	call.error = kit_error(ret);
	if (kit_is_gone(regs)) {
		call.nr = GONE;
		if (call.error != ENOSYS)
			call.error = 0;
	}
	if (wanted(&call, ret) && kit_admits(&who))
		count(helper, &call, &who, since);
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
