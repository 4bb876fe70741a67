// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * Functions of programs and libraries, in user space: what a program of the
 * sections uprobe, uretprobe and their `.multi` finds in the registers. Without
 * relocations, as the registers are (syscall.bpf.h).
 */
#ifndef KIT_USER_BPF_H
#define KIT_USER_BPF_H

#include "syscall.bpf.h"

/* The calling conventions: in how many registers parameters come, where the
 * others begin behind the stack pointer, what a return takes off the stack. */
#if defined(__TARGET_ARCH_x86)
#define KIT_USER_REGS 6
#define KIT_USER_RETURNED 8
#define KIT_USER_RESULT(ctx) ((ctx)->ax)
#elif defined(__TARGET_ARCH_arm64)
#define KIT_USER_REGS 8
#define KIT_USER_RETURNED 0
#define KIT_USER_RESULT(ctx) ((ctx)->regs[0])
#endif

/* In assembler, as clang would make one load from a computed place of several,
 * which the verifier refuses in a context. */
#define KIT_USER_LOAD(ctx, field)                                        \
	({                                                               \
		__u64 value_;                                            \
		asm volatile("%0 = *(u64 *)(%1 + %2)"                    \
			     : "=r"(value_)                              \
			     : "r"(ctx), "i"(__builtin_offsetof(struct kit_regs, field))); \
		value_;                                                  \
	})

/* A function's parameter at its entry, counted from 0; `n` is a constant. */
static __always_inline __u64 kit_user_parm(const struct kit_regs *ctx, const int n)
{
	__u64 value = 0;

#if defined(__TARGET_ARCH_x86)
	switch (n) {
	case 0:
		return KIT_USER_LOAD(ctx, di);
	case 1:
		return KIT_USER_LOAD(ctx, si);
	case 2:
		return KIT_USER_LOAD(ctx, dx);
	case 3:
		return KIT_USER_LOAD(ctx, cx);
	case 4:
		return KIT_USER_LOAD(ctx, r8);
	case 5:
		return KIT_USER_LOAD(ctx, r9);
	}
#else
	switch (n) {
	case 0:
		return KIT_USER_LOAD(ctx, regs[0]);
	case 1:
		return KIT_USER_LOAD(ctx, regs[1]);
	case 2:
		return KIT_USER_LOAD(ctx, regs[2]);
	case 3:
		return KIT_USER_LOAD(ctx, regs[3]);
	case 4:
		return KIT_USER_LOAD(ctx, regs[4]);
	case 5:
		return KIT_USER_LOAD(ctx, regs[5]);
	case 6:
		return KIT_USER_LOAD(ctx, regs[6]);
	case 7:
		return KIT_USER_LOAD(ctx, regs[7]);
	}
#endif
	bpf_probe_read_user(&value, sizeof(value),
			    (void *)(ctx->sp + KIT_USER_RETURNED + 8 * (n - KIT_USER_REGS)));
	return value;
}

/* A call is known by the stack pointer at its entry. This is that of the call
 * whose return is seen. */
static __always_inline __u64 kit_user_frame(const struct kit_regs *ctx)
{
	return ctx->sp - KIT_USER_RETURNED;
}

/* Whether the call with this frame still runs when its thread enters another function, so
 * that it has made that call, or has jumped there as its last act. If not, it was left by
 * longjmp, or its return was not seen. Stacks grow down; and since the kernel has put the
 * beginning of a page of its own in place of the return address, another value there says
 * that the frame has been used anew. */
static __always_inline bool kit_user_inside(const struct kit_regs *ctx, __u64 frame)
{
	__u64 to = 0;

	if (ctx->sp > frame)
		return false;
#if defined(__TARGET_ARCH_x86)
	bpf_probe_read_user(&to, sizeof(to), (void *)frame);
#else
	to = ctx->sp < frame ? 4096 : ctx->regs[30]; /* it is in a register */
#endif
	return to && !(to & 4095);
}

#define KIT_AF_INET 2
#define KIT_AF_INET6 10

/* The bytes of an internet address; how many, 0 for one of another family, negative if it
 * cannot be read. `to` has room for 16. */
static __always_inline long kit_user_address(char *to, __u16 family, const void *at)
{
	if (family == KIT_AF_INET6)
		return bpf_probe_read_user(to, 16, at) ?: 16;
	if (family == KIT_AF_INET)
		return bpf_probe_read_user(to, 4, at) ?: 4;
	return 0;
}

/* The same out of a struct sockaddr, where it stands behind family and port, and that of
 * version 6 behind flow information. */
static __always_inline long kit_user_sockaddr(char *to, __u16 *family, const void *at)
{
	if (bpf_probe_read_user(family, sizeof(*family), at))
		return -1;
	return kit_user_address(to, *family, at + (*family == KIT_AF_INET6 ? 8 : 4));
}

/* What a program does, held. */
#define KIT_USER_HELD(what)    \
	({                     \
		kit_hold();    \
		what;          \
		kit_let_go();  \
		0;             \
	})

/* The programs of a tool that calls `enter` with its number at a function's entry, and
 * `leave` at the return of any, with `map` for what a thread has begun: for plans with one
 * link for all functions of a library, and for kernels that do not tell a program at which
 * function it runs, where each has an entry of its own. `tools/kit/library.rs` knows their
 * names. A thread that ends within a function leaves it behind; its number will be another's. */
#define KIT_USER_PROGRAMS(map)                                     \
	SEC("uprobe.multi")                                        \
	int enter_multi(struct kit_regs *ctx)                      \
	{                                                          \
		__u64 number = bpf_get_attach_cookie(ctx);         \
                                                                   \
		return KIT_USER_HELD(enter(ctx, number));          \
	}                                                          \
	SEC("uretprobe.multi")                                     \
	int leave_multi(struct kit_regs *ctx)                      \
	{                                                          \
		return KIT_USER_HELD(leave(ctx));                  \
	}                                                          \
	SEC("uretprobe")                                           \
	int leave_one(struct kit_regs *ctx)                        \
	{                                                          \
		return KIT_USER_HELD(leave(ctx));                  \
	}                                                          \
	SEC("raw_tp/sched_process_exit")                           \
	int ended(void *ctx)                                       \
	{                                                          \
		__u32 tid = bpf_get_current_pid_tgid();            \
                                                                   \
		if (kit_live.on)                                   \
			kit_give_up(&map, &tid);                   \
		return 0;                                          \
	}

#define KIT_USER_ENTRY(name, number)                               \
	SEC("uprobe")                                              \
	int enter_##name(struct kit_regs *ctx)                     \
	{                                                          \
		return KIT_USER_HELD(enter(ctx, number));          \
	}

#endif
