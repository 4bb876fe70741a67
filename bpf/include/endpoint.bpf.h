// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * Which connections are asked for: by version of IP, ports, addresses, network
 * namespace. Filters that are not used are constants, and the verifier removes
 * them; `tools/kit/endpoint.rs` fills these.
 */
#ifndef ENDPOINT_BPF_H
#define ENDPOINT_BPF_H

#include "socket.bpf.h"

/* Which end a list is about. */
#define KIT_END_ANY 0
#define KIT_END_LOCAL 1
#define KIT_END_REMOTE 2
#define KIT_END_LISTS 3

struct kit_endpoints {
	__u32 version; /* of IP: 4, 6; 0 = both */
	__u32 netns;   /* 0 = all */
	__u32 ports[KIT_END_LISTS];
	__u32 addrs[KIT_END_LISTS];
};

const volatile struct kit_endpoints kit_endpoints SEC(".rodata.ends") = {};

/* A list of ports: one bit for each. */
struct kit_ports {
	__u64 bits[65536 / 64];
};

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct kit_ports);
} kit_ports SEC(".maps");

struct kit_prefix {
	__u32 length; /* bits that count: of the list and of the address */
	__u32 list;
	__u64 addr[2];
};

struct {
	__uint(type, BPF_MAP_TYPE_LPM_TRIE);
	__uint(max_entries, 1);
	__uint(map_flags, BPF_F_NO_PREALLOC); /* it refuses to be without */
	__type(key, struct kit_prefix);
	__type(value, __u8);
} kit_prefixes SEC(".maps");

static __always_inline bool kit_port_in(__u32 list, __u16 port)
{
	struct kit_ports *ports = bpf_map_lookup_elem(&kit_ports, &list);

	return ports && ports->bits[port >> 6] >> (port & 63) & 1;
}

static __always_inline bool kit_addr_in(__u32 list, const __u64 *addr)
{
	struct kit_prefix key = { .length = 32 + 128, .list = list, .addr = { addr[0], addr[1] } };

	return bpf_map_lookup_elem(&kit_prefixes, &key);
}

/* What can be asked before the local end is known. */
static __always_inline bool kit_ends_may_pass(const struct kit_ends *e)
{
	const volatile struct kit_endpoints *want = &kit_endpoints;

	if (want->version &&
	    want->version != (kit_is_mapped(e->raddr) ? KIT_IPV4 : KIT_IPV6))
		return false;
	if (want->netns && want->netns != e->netns)
		return false;
	if (want->ports[KIT_END_REMOTE] && !kit_port_in(KIT_END_REMOTE, e->rport))
		return false;
	return !want->addrs[KIT_END_REMOTE] || kit_addr_in(KIT_END_REMOTE, e->raddr);
}

static __always_inline bool kit_ends_pass(const struct kit_ends *e)
{
	const volatile struct kit_endpoints *want = &kit_endpoints;

	if (!kit_ends_may_pass(e))
		return false;
	if (want->ports[KIT_END_LOCAL] && !kit_port_in(KIT_END_LOCAL, e->lport))
		return false;
	if (want->ports[KIT_END_ANY] && !kit_port_in(KIT_END_ANY, e->lport) &&
	    !kit_port_in(KIT_END_ANY, e->rport))
		return false;
	if (want->addrs[KIT_END_LOCAL] && !kit_addr_in(KIT_END_LOCAL, e->laddr))
		return false;
	if (want->addrs[KIT_END_ANY] && !kit_addr_in(KIT_END_ANY, e->laddr) &&
	    !kit_addr_in(KIT_END_ANY, e->raddr))
		return false;
	return true;
}

#endif
