// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * The two ends of a socket. Addresses of IPv4 stand as IPv6 maps them
 * (::ffff:a.b.c.d), which is how the kernel keeps those of an IPv6 socket that
 * speaks IPv4: so there is one form for all, and it tells what is on the wire.
 */
#ifndef SOCKET_BPF_H
#define SOCKET_BPF_H

#include <bpf/bpf_endian.h>
#include "file.bpf.h"

#define KIT_IPV4 4 /* as user space says it: 4 or 6 */
#define KIT_IPV6 6

struct kit_ends {
	__u64 laddr[2], raddr[2]; /* network's byte order */
	__u16 lport, rport;	  /* ours */
	__u32 netns;		  /* the namespace's inode */
};

/* What stands before an address of IPv4, as the upper half of ours begins. Little
 * endian, like the two architectures that there are. */
#define KIT_MAPPED 0xffff0000ULL

static __always_inline bool kit_is_mapped(const __u64 *addr)
{
	return !addr[0] && (__u32)addr[1] == KIT_MAPPED;
}

static __always_inline void kit_map_v4(__u64 *addr, __be32 v4)
{
	addr[0] = KIT_ZERO;
	addr[1] = ((__u64)v4 << 32 | KIT_MAPPED) + KIT_ZERO;
}

/* `raw` as for KIT_READ. */
static __always_inline void kit_addr(bool raw, __u64 *addr, const struct in6_addr *from)
{
	const __u64 *words = (const __u64 *)from;

	if (raw) {
		bpf_core_read(addr, 16, from);
	} else {
		addr[0] = words[0];
		addr[1] = words[1];
	}
}

/* The inode of its network namespace. */
static __always_inline __u32 kit_netns(bool raw, struct sock *sk)
{
	if (!raw)
		sk = kit_plain(sk, sock);
	return KIT_READ(raw, KIT_READ(raw, sk, __sk_common.skc_net.net), ns.inum);
}

/* Of any socket of IP: also what stands for one while it is being made or after its
 * end begins with these fields. The local port is that of the table of bound ports:
 * 0 once the socket has left it. */
static __always_inline void kit_ends(bool raw, struct kit_ends *e, struct sock *sk)
{
	if (!raw)
		sk = kit_plain(sk, sock);
	if (KIT_READ(raw, sk, __sk_common.skc_family) == 10 /* AF_INET6 */ &&
	    bpf_core_field_exists(sk->__sk_common.skc_v6_daddr)) {
		kit_addr(raw, e->laddr, &sk->__sk_common.skc_v6_rcv_saddr);
		kit_addr(raw, e->raddr, &sk->__sk_common.skc_v6_daddr);
	} else {
		kit_map_v4(e->laddr, KIT_READ(raw, sk, __sk_common.skc_rcv_saddr));
		kit_map_v4(e->raddr, KIT_READ(raw, sk, __sk_common.skc_daddr));
	}
	e->lport = KIT_READ(raw, sk, __sk_common.skc_num);
	e->rport = bpf_ntohs(KIT_READ(raw, sk, __sk_common.skc_dport));
	e->netns = kit_netns(raw, sk);
}

/* Whether the other side's FIN has come: nothing but tcp_fin() sets that flag. */
enum sock_flags___kit {
	SOCK_DONE___kit = 1,
};

static __always_inline bool kit_fin_received(struct sock *sk)
{
	return sk->__sk_common.skc_flags >>
		       bpf_core_enum_value(enum sock_flags___kit, SOCK_DONE___kit) & 1;
}

/* The socket behind a descriptor of the current task, as an address that may only be
 * read like kit_fd_file's; NULL if there is none. */
static __always_inline struct sock *kit_fd_sock(__u32 fd)
{
	const bool raw = kit_fd_raw();
	struct file *file = kit_fd_file(fd);
	struct socket *socket;

	if (!file || (kit_file_mode(raw, file) & KIT_S_IFMT) != KIT_S_IFSOCK)
		return NULL;
	socket = KIT_READ(raw, file, private_data);
	return raw ? BPF_CORE_READ(socket, sk) : (void *)kit_word(&socket->sk);
}

#endif
