// SPDX-License-Identifier: GPL-2.0 OR MIT
/* opensnoop: the five calls that open a file, each seen when it returns. */
#include "kit.bpf.h"
#include "follow.bpf.h"
#include "syscall.bpf.h"

#define TEXT 256  /* what fits the stack; longer paths take the slow way */
#define PATH 4096 /* PATH_MAX */
#define HANDLE 128 /* MAX_HANDLE_SZ */
#define EFAULT 14

enum open_call {
	CALL_OPEN,
	CALL_CREAT,
	CALL_OPENAT,
	CALL_OPENAT2,
	CALL_HANDLE,
};

struct open_event {
	struct kit_head head;
	__u64 resolve;
	__u32 flags;
	__u32 mode;
	__s32 dirfd;
	__s32 ret;
	__u32 call;
	__s32 handle_type;
};
KIT_EVENT(open_event);

const volatile __u32 failed = 0;
const volatile __u32 prefix_words = 0;
const volatile __u64 prefix_want[TEXT / 8] = {};
const volatile __u64 prefix_mask[TEXT / 8] = {};

struct open_how_user {
	__u64 flags, mode, resolve;
};

struct handle_user {
	__u32 bytes;
	__s32 type;
};

struct open_short {
	struct open_event event;
	__u64 text[TEXT / 8];
};

static __always_inline bool prefix_passes(const __u64 *text)
{
	for (int i = 0; i < TEXT / 8 && i < prefix_words; i++)
		if ((text[i] ^ prefix_want[i]) & prefix_mask[i])
			return false;
	return true;
}

/* Where the path lies, and the rest of the arguments by call. */
static __always_inline const void *decode(struct open_event *e, const struct kit_args *args,
					  long *fault)
{
	struct open_how_user how;
	const void *path = (void *)args->arg[0];

	e->flags = args->arg[1];
	e->mode = args->arg[2];
	if (e->call == CALL_CREAT) {
		e->flags = 01101; /* O_CREAT|O_WRONLY|O_TRUNC, as creat(2) says */
		e->mode = args->arg[1];
	}
	if (e->call >= CALL_OPENAT) {
		path = (void *)args->arg[1];
		e->dirfd = args->arg[0];
		e->flags = args->arg[2];
		e->mode = args->arg[3];
	}
	if (e->call == CALL_OPENAT2) {
		*fault = bpf_probe_read_user(&how, sizeof(how), (void *)args->arg[2]);
		e->flags = how.flags;
		e->mode = how.mode;
		e->resolve = how.resolve;
	}
	return path;
}

/* A file handle in place of a path: bytes with a NUL, or negative. */
static __always_inline long read_handle(struct open_short *r, const struct kit_args *args)
{
	const void *place = (void *)args->arg[1];
	struct handle_user handle = {};
	long n;

	r->event.dirfd = args->arg[0];
	r->event.flags = args->arg[2];
	n = bpf_probe_read_user(&handle, sizeof(handle), place);
	r->event.handle_type = handle.type;
	__builtin_memset(r->text, 0, HANDLE);
	if (handle.bytes > HANDLE)
		return 1; /* the kernel refuses it unread */
	if (n == 0)
		n = bpf_probe_read_user(r->text, handle.bytes, place + 8) ?: handle.bytes + 1;
	return n;
}

/* A path too long for the stack. */
static __always_inline void send_long(const struct open_event *event, const void *path)
{
	struct open_event *e = kit_reserve(sizeof(*e) + PATH);
	char rest = 0;
	long n;

	if (!e)
		return;
	*e = *event;
	n = kit_user_str((char *)(e + 1), PATH, path);
	e->head.tail = n > 0 ? n - 1 : 0;
	if (n <= 0)
		kit_count(fault);
	else if (n == PATH && !bpf_probe_read_user(&rest, 1, path + PATH - 1) && rest)
		kit_count(cut);
	kit_submit(e);
}

/* One copy for all programs: a function of its own, not inlined eleven times. */
static __noinline int opened(__u32 call, const struct kit_args *args, long ret)
{
	struct open_short r;
	struct kit_who who;
	long fault = KIT_ZERO;
	const void *path = NULL;
	long n;

	if ((failed & kit_succeeded(ret)) || !kit_pass(&who))
		return 0;
	__builtin_memset(&r.event, 0, sizeof(r.event));
	r.event.call = call;
	r.event.ret = ret;
	r.event.dirfd = -100; /* AT_FDCWD */
	if (call == CALL_HANDLE) {
		if (prefix_words)
			return 0; /* it has no path */
		n = read_handle(&r, args);
	} else {
		path = decode(&r.event, args, &fault);
		n = kit_user_str((char *)r.text, TEXT, path);
		if (prefix_words && (n > 0 ? !prefix_passes(r.text) : ret == -EFAULT))
			return 0;
	}
	kit_count(seen);
	if (n <= 0) {
		fault = n = 1 + KIT_ZERO;
	}
	kit_fill(&r.event.head, &who, sizeof(r.event), n - 1);
	if (n >= TEXT)
		send_long(&r.event, path);
	/* Damage is a part of what is shown; where the call itself met the fault,
	 * there is none. */
	else if (kit_send(&r, sizeof(r.event) + ((n - 1) & (TEXT - 1))) && fault &&
		 ret != -EFAULT)
		kit_count(fault);
	return 0;
}

static __always_inline int returned(__u32 call, const struct kit_regs *regs, long ret)
{
	struct kit_args args;

	kit_args(&args, regs);
	return opened(call, &args, ret);
}

#define WATCH(name, call)                                                          \
	SEC("fexit/" KIT_SYS(#name))                                               \
	int BPF_PROG(fexit_##name, struct pt_regs *regs, long ret)                 \
	{                                                                          \
		return returned(call, (void *)regs, ret);                          \
	}

#ifdef __TARGET_ARCH_x86 /* the only one of ours with these old calls */
WATCH(open, CALL_OPEN)
WATCH(creat, CALL_CREAT)
#endif
WATCH(openat, CALL_OPENAT)
WATCH(openat2, CALL_OPENAT2)
WATCH(open_by_handle_at, CALL_HANDLE)

KIT_CALLS(calls) = {
#ifdef __TARGET_ARCH_x86
	{ [2] = 1 + CALL_OPEN, [85] = 1 + CALL_CREAT, [257] = 1 + CALL_OPENAT,
	  [304] = 1 + CALL_HANDLE, [437] = 1 + CALL_OPENAT2 },
	{ [5] = 1 + CALL_OPEN, [8] = 1 + CALL_CREAT, [295] = 1 + CALL_OPENAT,
	  [342] = 1 + CALL_HANDLE, [437] = 1 + CALL_OPENAT2 },
#else
	{ [56] = 1 + CALL_OPENAT, [265] = 1 + CALL_HANDLE, [437] = 1 + CALL_OPENAT2 },
	{ [5] = 1 + CALL_OPEN, [8] = 1 + CALL_CREAT, [322] = 1 + CALL_OPENAT,
	  [371] = 1 + CALL_HANDLE, [437] = 1 + CALL_OPENAT2 },
#endif
};

/* On the exits of the five calls: one program for all, as each copy would be
 * verified again. These tracepoints do not see 32-bit calls. */
SEC("tracepoint")
int tp_exit(struct kit_sys_exit *ctx)
{
	__u32 call = kit_call(calls, ctx->nr, false);

	return call ? returned(call - 1, kit_current_regs(), ctx->ret) : 0;
}

/* Every system call of the host passes here: the number decides first. */
SEC("tp_btf/sys_exit")
int BPF_PROG(btf_exit, struct pt_regs *pt, long ret)
{
	const struct kit_regs *regs = (void *)pt;
	struct kit_args args;
	__u32 nr = KIT_NR(regs);
	__u32 call;

	if (!(kit_call(calls, nr, false) | kit_call(calls, nr, true)))
		return 0;
	if (kit_is_compat(regs)) {
		call = kit_call(calls, nr, true);
		kit_compat_args(&args, regs);
	} else {
		call = kit_call(calls, nr, false);
		kit_args(&args, regs);
	}
	return call ? opened(call - 1, &args, ret) : 0;
}
