// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * fsslower: reads, writes, opens, syncs and listings that took long, by the functions
 * that all file systems share, or by system calls. Most operations are fast: what is
 * asked of those is one time at the beginning and one comparison at the end.
 */
#include "kit.bpf.h"
#include "follow.bpf.h"
#include "around.bpf.h"
#include "file_calls.bpf.h"
#include "fs.bpf.h"
#include "nest.bpf.h"

#define SHORT (64 / 8) /* words of most names: there are records of two sizes */

/* Operations by functions of the kernel are told from those by system calls. */
#define FUNCTION 64
#define VECTOR 128 /* of several buffers */
#define WITHIN 256 /* for callers within the kernel */
#define SYNC 512   /* the function that is a system call's own */

struct fsslower_event {
	struct kit_head head;
	__u64 latency;
	__s64 result; /* bytes, or an error */
	__s64 offset; /* -1: none */
	__u64 inode;
	__u32 dev;
	__u32 call; /* enum kit_file_call */
	char fs[16] __attribute__((aligned(8)));
};
KIT_EVENT(fsslower_event);

const volatile __u64 min_ns = 0;
const volatile __u64 max_ns = 0;
const volatile __u64 failed = 0;

struct ended {
	struct fsslower_event event;
	struct kit_named named; /* its file, or the path of an open that failed */
};

static __always_inline int begin(__u64 call, __u64 file, __u64 place)
{
	struct kit_begun *outer;
	struct kit_nest *nest;

	if (!kit_may_pass())
		return 0;
	nest = kit_nest();
	if (!nest)
		return 0;
	/* The sync that has begun, unless the compiler has made one function of the two. */
	outer = kit_innermost(nest);
	if (call == (KIT_CALL_FSYNC | FUNCTION) && outer && outer->call == (call | SYNC) &&
	    outer->with[0] == file)
		return 0;
	kit_begin(nest, call, file, place);
	return 0;
}

/* Most are not, and then nothing else is asked. */
static __always_inline bool slow(struct ended *e, const struct kit_begun *begun, __s64 result)
{
	__u64 latency = bpf_ktime_get_ns() - begun->time;

	if (latency < min_ns || (max_ns && latency > max_ns))
		return false;
	__builtin_memset(e, 0, sizeof(*e));
	e->event.latency = latency;
	e->event.result = result;
	e->event.offset = -1;
	e->event.call = begun->call & KIT_CALL_WHAT;
	return true;
}

/* With the name behind it, in a record with room for so many words. */
static __always_inline int send(const struct ended *e, const __u32 words)
{
	struct fsslower_event *r = kit_reserve(sizeof(*r) + 8 * words);

	if (!r)
		return 0;
	*r = e->event;
	kit_name((void *)(r + 1), &r->head.tail, words, &e->named);
	kit_submit(r);
	return 0;
}

static __noinline int report(struct ended *e)
{
	struct file *file = e->named.file;
	const bool raw = kit_fd_raw();
	struct kit_who who;

	if (!kit_fs_passes((__u64 *)e->event.fs, file) ||
	    (failed & kit_succeeded(e->event.result)) || !kit_pass(&who))
		return 0;
	kit_count(seen);
	kit_fill(&e->event.head, &who, sizeof(e->event), 0);
	if (!file)
		return send(e, KIT_NAME_WORDS);
	e->event.inode = kit_file_ino(raw, file);
	e->event.dev = kit_file_dev(raw, file);
	return kit_file_name_length(raw, file) < 8 * SHORT ? send(e, SHORT)
							   : send(e, KIT_NAME_WORDS);
}

/* Functions of the kernel. */

static __always_inline int enter(__u64 call, struct file *file, __u64 place)
{
	return kit_mode_on_fs(kit_file_mode(false, file)) ? begin(call, (__u64)file, place) : 0;
}

static __always_inline int leave(__u64 call, __s64 result)
{
	struct kit_begun *begun = kit_may_pass() ? kit_end(call) : NULL;
	struct ended e;

	if (!begun || !begun->with[0] || !slow(&e, begun, result))
		return 0;
	/* What was read or written ends where the place in the file now is. (Of `call` the
	 * compiler knows what it is, and the verifier follows one way.) */
	if ((call & KIT_CALL_WHAT) <= KIT_CALL_WRITE)
		e.event.offset = kit_word((void *)begun->with[1]) - (result & ~(result >> 63));
	e.named.file = kit_file_at(begun->with[0]);
	return report(&e);
}

/* What it returns is a file or an error, told apart as a number: which it is not for
 * the verifier until it comes out of a map. */
static __always_inline int leave_open(void *returned)
{
	const __u64 name = bpf_core_field_offset(struct filename, name);
	struct kit_begun *begun = kit_may_pass() ? kit_end(KIT_CALL_OPEN | FUNCTION) : NULL;
	struct ended e;

	if (!begun || !slow(&e, begun, 0))
		return 0;
	*(void *volatile *)&begun->with[0] = returned;
	e.event.result = *(volatile __s64 *)&begun->with[0];
	if (e.event.result < -KIT_MAX_ERRNO || e.event.result >= 0) {
		e.named.file = kit_file_at(e.event.result);
		e.event.result = 0;
	} else {
		e.named.path = (void *)kit_word((void *)begun->with[1] + name);
	}
	return report(&e);
}

/* `number` of parameters: what it returned stands behind them. */
#define ON_FILE(name, number, call, place)                                       \
	KIT_AROUND(name, #name, enter((call) | FUNCTION, (void *)arg[0], place), \
		   leave((call) | FUNCTION, arg[number]))
#define ON_SYNC(name)                                                                       \
	KIT_AROUND(name, KIT_SYS(#name),                                                    \
		   begin(KIT_CALL_FSYNC | FUNCTION | SYNC,                                  \
			 (__u64)kit_fd_file(KIT_ARG0((struct kit_regs *)arg[0])), 0),       \
		   leave(KIT_CALL_FSYNC | FUNCTION | SYNC, arg[1]))
#define ON_OPEN(name)                                                       \
	KIT_AROUND(name, #name, begin(KIT_CALL_OPEN | FUNCTION, 0, arg[1]), \
		   leave_open((void *)arg[3]))

ON_FILE(vfs_read, 4, KIT_CALL_READ, arg[3])
ON_FILE(vfs_readv, 5, KIT_CALL_READ | VECTOR, arg[3])
ON_FILE(vfs_iter_read, 4, KIT_CALL_READ | WITHIN, arg[2])
ON_FILE(vfs_write, 4, KIT_CALL_WRITE, arg[3])
ON_FILE(vfs_writev, 5, KIT_CALL_WRITE | VECTOR, arg[3])
ON_FILE(vfs_iter_write, 4, KIT_CALL_WRITE | WITHIN, arg[2])
ON_FILE(iterate_dir, 2, KIT_CALL_READDIR, 0)
/* The calls as well: compilers make one function of them and this one. */
ON_FILE(vfs_fsync_range, 4, KIT_CALL_FSYNC, 0)
ON_SYNC(fsync)
ON_SYNC(fdatasync)
ON_OPEN(do_filp_open)
ON_OPEN(do_file_open) /* its name since 7.0 */

/* System calls. */

static __always_inline int entered(const struct kit_regs *regs)
{
	struct kit_args args;
	__u32 call = kit_file_call_of(regs, &args);

	return call ? begin(call, 0, 0) : 0;
}

static __noinline int returned(const struct kit_regs *regs, __s64 result)
{
	struct file *file = NULL;
	struct kit_begun *begun;
	struct kit_args args;
	struct ended e;
	bool opens;
	__u32 call = kit_file_call_of(regs, &args);

	if (!call || !kit_may_pass())
		return 0;
	begun = kit_end(call);
	if (begun && !slow(&e, begun, result))
		return 0;
	opens = (call & KIT_CALL_WHAT) == KIT_CALL_OPEN;
	if (!opens || result >= 0)
		file = kit_fd_file(opens ? result : args.arg[0]);
	if (!opens && !file)
		return 0; /* no file, or another thread has closed it meanwhile */
	/* Under way when the tool came; or there was no memory for it, and it is lost already. */
	if (!begun) {
		if (kit_fs_passes((__u64 *)e.event.fs, file) &&
		    kit_task_get(false, kit_current(), false))
			kit_count(no_start);
		return 0;
	}
	e.named.file = file;
	e.named.user = true;
	if (opens) {
		e.event.result = result & (result >> 63);
		if (!(call & KIT_CALL_UNTOLD))
			e.named.path = (void *)args.arg[call & KIT_CALL_AT ? 1 : 0];
	} else if (e.event.call <= KIT_CALL_WRITE) {
		e.event.offset = kit_file_call_place(call, &args, file, result);
	}
	return report(&e);
}

/* On all of these calls: one program for the beginnings, one for the ends. These
 * tracepoints do not see 32-bit calls. */
SEC("tracepoint")
int tp_enter(void *ctx)
{
	return entered(kit_current_regs());
}

SEC("tracepoint")
int tp_exit(struct kit_sys_exit *ctx)
{
	return returned(kit_current_regs(), ctx->ret);
}

SEC("tp_btf/sys_enter")
int BPF_PROG(btf_enter, struct pt_regs *regs)
{
	return entered((void *)regs);
}

SEC("tp_btf/sys_exit")
int BPF_PROG(btf_exit, struct pt_regs *regs, long result)
{
	return returned((void *)regs, result);
}
