// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * Sockets being accepted, in the task that accepts: the one moment at which it is
 * certain whose a passive connection is. (Its own states change in interrupts.)
 */
#ifndef ACCEPT_BPF_H
#define ACCEPT_BPF_H

#include "socket.bpf.h"
#include "syscall.bpf.h"

/* The numbers of accept and accept4. */
KIT_CALLS(kit_accepts) = {
#ifdef __TARGET_ARCH_x86
	{ [43] = 1, [288] = 1 }, { [364] = 1 },
#else
	{ [202] = 1, [242] = 1 }, { [285] = 1, [366] = 1 },
#endif
};

/*
 * Three programs, for a plan each, that hand the new socket to `accepted`, as an
 * address that may be nobody's of whom it knows: no more than a key.
 *
 * kit_graft runs where the socket becomes that of a file, under its lock, so that it
 * is no longer half made; the function takes sockets of any family. (At the end of
 * inet_csk_accept it may be half made, and an accept that waited there when the tool
 * came would not be seen.)
 *
 * kit_accept is for the exits of accept4 and accept. kit_any_exit is passed by every
 * system call of the host: the number decides first.
 */
#define KIT_ON_ACCEPT(accepted)                                                      \
	SEC("fentry/security_sock_graft")                                            \
	int BPF_PROG(kit_graft, struct sock *sk)                                     \
	{                                                                            \
		return accepted(sk);                                                 \
	}                                                                            \
	SEC("tracepoint")                                                            \
	int kit_accept(struct kit_sys_exit *ctx)                                     \
	{                                                                            \
		return ctx->ret < 0 ? 0 : accepted(kit_fd_sock(ctx->ret));           \
	}                                                                            \
	SEC("tp_btf/sys_exit")                                                       \
	int BPF_PROG(kit_any_exit, struct pt_regs *pt, long ret)                     \
	{                                                                            \
		const struct kit_regs *regs = (void *)pt;                            \
		__u32 nr = KIT_NR(regs);                                             \
		if (!(kit_call(kit_accepts, nr, false) |                             \
		      kit_call(kit_accepts, nr, true)) || ret < 0)                   \
			return 0;                                                    \
		if (!kit_call(kit_accepts, nr, kit_is_compat(regs)))                 \
			return 0;                                                    \
		return accepted(kit_fd_sock(ret));                                   \
	}

#endif
